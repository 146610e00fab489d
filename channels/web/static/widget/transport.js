// The connection to the gateway: one session, and each message sent once however often it is tried.
// It knows no page; another view can use it with another base address.

const OFFLINE = "There is no connection to the assistant right now. Please check yours and try again: nothing is sent twice.";
const TOO_SLOW = "The answer is taking too long. Please try again: nothing is sent twice.";
const UNAVAILABLE = "The assistant can’t answer right now. The fault is not yours. Please try again in a minute: nothing is sent twice.";
const PATIENCE = 45000; // ms; the gateway itself gives up after 30 s

// What went wrong, in a sentence for the reader. `again`: the same message may be sent again.
// `over`: the session has ended and a new one is needed.
export class ConnectionFailure extends Error {
  constructor(message, { code, reference = null, again = false, over = false }) {
    super(message);
    this.code = code;
    this.reference = reference;
    this.again = again;
    this.over = over;
  }
}

export class Connection {
  #base;
  // {token, until}: until when it is good, in ms since 1970; null before the first message.
  session = null;

  constructor(base) {
    this.#base = base;
  }

  // Resolves to {messages, step}. `message` is {text} or {option}; `key` stays the same for every try of a message.
  async send(message, key) {
    if (this.session === null) {
      const { token, expires_in: seconds } = await this.#request("POST", "api/session");
      this.session = { token, until: Date.now() + seconds * 1000 };
    }
    return this.#request("POST", "api/messages", message, { "Idempotency-Key": key });
  }

  // Resolves to {results}: what was found in a report, a Blob of its text or of its PDF.
  read(report) {
    return this.#request("POST", "api/report", report);
  }

  // Resolves when it is kept that the latest answer was wrong: {kind, words_to_keep}.
  tellWrong(told) {
    return this.#request("POST", "api/feedback", told);
  }

  // Resolves when the conversation is deleted; the next message opens a new one.
  async forget() {
    if (this.session === null) return;
    try {
      await this.#request("DELETE", "api/session");
    } catch (failure) {
      if (!failure.over) throw failure;
    }
    this.session = null;
  }

  async #request(method, path, body, headers = {}) {
    if (this.session !== null) headers.Authorization = `Bearer ${this.session.token}`;
    const isFile = body instanceof Blob;
    if (body) headers["Content-Type"] = isFile ? body.type || "application/octet-stream" : "application/json";
    let response;
    let content;
    try {
      response = await fetch(new URL(path, this.#base), {
        method, headers, body: isFile ? body : body && JSON.stringify(body), cache: "no-store", signal: AbortSignal.timeout(PATIENCE),
      });
      content = await response.json().catch(() => null);
    } catch (fault) {
      const slow = fault.name === "TimeoutError";
      throw new ConnectionFailure(slow ? TOO_SLOW : OFFLINE, { code: slow ? "slow" : "offline", again: true });
    }
    if (response.ok && (content || response.status === 204)) return content;
    const over = response.status === 401;
    if (over) this.session = null;
    throw new ConnectionFailure(content?.error?.message ?? UNAVAILABLE, {
      code: content?.error?.code ?? "unavailable",
      reference: content?.error?.reference,
      again: response.ok || response.status >= 500 || response.status === 429,
      over,
    });
  }
}

export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
