// What survives a reload: the session, the conversation and a message on its way. It lies in this tab only, and goes
// with the tab, with the session's end, and with "Forget this conversation".

export class Memory {
  #name;

  constructor(name) {
    this.#name = name;
  }

  // The conversation as it was written last; null where there is none.
  read() {
    return this.#parsed(this.#name);
  }

  write(conversation) {
    this.#put(this.#name, conversation);
  }

  clear() {
    this.#put(this.#name, null);
  }

  isOpen() {
    return this.#parsed(`${this.#name} open`) === true;
  }

  keepOpen(open) {
    this.#put(`${this.#name} open`, open);
  }

  #parsed(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null; // the browser keeps nothing for this page, or what it kept is not ours
    }
  }

  #put(name, value) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Storage is off or full: the conversation goes on, it only does not survive a reload.
    }
  }
}
