// The connection to the gateway: one session, and each message sent once however often it is tried.
// It knows no page; another view can use it with another base address.

const OFFLINE =
  "There is no connection to the assistant right now. Please check yours and try again: nothing is sent twice.";

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
  #token = null;

  constructor(base = "") {
    this.#base = base;
  }

  // Resolves to {messages, step}. `message` is {text} or {option}; `key` stays the same for every try of a message.
  async send(message, key) {
    if (this.#token === null) {
      const session = await this.#request("POST", "/api/session");
      this.#token = session.token;
    }
    return this.#request("POST", "/api/messages", message, { "Idempotency-Key": key });
  }

  // Resolves when the conversation is deleted; the next message opens a new one.
  async forget() {
    if (this.#token === null) return;
    try {
      await this.#request("DELETE", "/api/session");
    } catch (failure) {
      if (!failure.over) throw failure;
    }
    this.#token = null;
  }

  async #request(method, path, body, headers = {}) {
    if (this.#token !== null) headers.Authorization = `Bearer ${this.#token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    let response;
    let content;
    try {
      response = await fetch(this.#base + path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
      content = response.status === 204 ? null : await response.json();
    } catch {
      throw new ConnectionFailure(OFFLINE, { code: "offline", again: true });
    }
    if (response.ok) return content;
    const over = response.status === 401;
    if (over) this.#token = null;
    throw new ConnectionFailure(content.error?.message ?? OFFLINE, {
      code: content.error?.code ?? "unknown",
      reference: content.error?.reference,
      again: response.status >= 500 || response.status === 429,
      over,
    });
  }
}

export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
