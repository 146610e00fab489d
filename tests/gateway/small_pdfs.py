"""PDFs as they are written by hand: with text, without, with more in them than a report has."""

from __future__ import annotations

import io
import zlib

from pypdf import PdfReader, PdfWriter

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"


def pdf_of(*lines: str, pages: int = 1) -> bytes:
    """A PDF with these lines on each page, one below the other."""
    shown = "".join(f"1 0 0 1 40 {780 - 16 * place} Tm ({line}) Tj " for place, line in enumerate(lines))
    return written(f"BT /F1 11 Tf {shown} ET".encode(), pages)


def written(stream: bytes, pages: int = 1, packed: bool = False) -> bytes:
    """A PDF whose pages all have this content; `packed` where the stream is compressed."""
    kids = " ".join(f"{5 + place} 0 R" for place in range(pages))
    fonts = b"/Resources << /Font << /F1 4 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R %s >>" % fonts
    filters = b" /Filter /FlateDecode" if packed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        FONT,
        *[page] * pages,
    ]
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


def locked(content: bytes, password: str) -> bytes:
    """The same PDF behind a password."""
    writer = PdfWriter(PdfReader(io.BytesIO(content)))
    writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def bomb() -> bytes:
    """A small PDF whose page becomes a gigabyte when it is unpacked."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(100)) + packer.flush()
    return written(packed, packed=True)
