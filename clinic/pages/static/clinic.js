// What the pages need scripts for: passkeys, a judgement while a plan is typed, and a draft that follows its facts.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const said = document.body.dataset;

async function ask(address, content) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(content ?? {}),
  });
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const told = await answer.json().catch(() => ({}));
  throw new Error(told.told ?? said.trouble);
}

async function signed(options) {
  const asked = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map((key) => ({ ...key, id: bytes(key.id) })),
  };
  const key = await navigator.credentials.get({ publicKey: asked });
  return {
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response: {
      clientDataJSON: text(key.response.clientDataJSON),
      authenticatorData: text(key.response.authenticatorData),
      signature: text(key.response.signature),
      userHandle: key.response.userHandle ? text(key.response.userHandle) : null,
    },
  };
}

async function made(options) {
  const asked = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((key) => ({ ...key, id: bytes(key.id) })),
  };
  const key = await navigator.credentials.create({ publicKey: asked });
  return {
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response: {
      clientDataJSON: text(key.response.clientDataJSON),
      attestationObject: text(key.response.attestationObject),
    },
  };
}

const why = (error) => (error instanceof DOMException ? said.unused : error.message);

function onClick(selector, does) {
  const button = document.querySelector(selector);
  button?.addEventListener("click", async () => {
    const told = document.querySelector("[data-told]");
    told.textContent = "";
    button.disabled = true;
    try {
      await does();
      location.assign("/clinic");
    } catch (error) {
      told.textContent = why(error);
      button.disabled = false;
    }
  });
}

onClick("[data-sign-in]", async () => {
  const credential = await signed(await ask("/clinic/sign-in/options"));
  await ask("/clinic/sign-in", { credential });
});

onClick("[data-enrol]", async () => {
  const token = location.hash.slice(1);
  const credential = await made(await ask("/clinic/enrol/options", { token }));
  await ask("/clinic/enrol", { token, credential });
});

async function withPasskey() {
  const credential = await signed(await ask("/clinic/fresh/options"));
  await ask("/clinic/fresh", { credential });
}

// Another window leads to the clinic's accounts and back; it says so to this one, in which nothing typed is lost.
function withAccount() {
  const opened = window.open("/clinic/accounts/again", "_blank");
  if (!opened) return Promise.reject(new Error(said.blocked));
  return new Promise((resolve, reject) => {
    const heard = new BroadcastChannel("signed-again");
    const late = setTimeout(() => reject(new Error(said.unsigned)), 5 * 60 * 1000);
    heard.onmessage = () => {
      clearTimeout(late);
      heard.close();
      resolve();
    };
  });
}

if (document.querySelector("[data-signed-again]")) {
  new BroadcastChannel("signed-again").postMessage("signed");
  window.close();
}

for (const form of document.querySelectorAll("form[data-fresh]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = form.querySelector("[data-told]");
    const button = form.querySelector("button");
    told.textContent = "";
    button.disabled = true;
    try {
      await (form.dataset.fresh === "account" ? withAccount() : withPasskey());
      form.submit();
    } catch (error) {
      told.textContent = why(error);
      button.disabled = false;
    }
  });
}

// Sends the form's fields a moment after the last change; an answer that a later one has overtaken is passed over.
function follow(form, address, show) {
  let waiting = 0;
  let latest = 0;
  const send = async () => {
    const number = ++latest;
    const answer = await fetch(address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    const content = await answer.json().catch(() => null);
    if (number === latest && content) show(content);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(send, 350);
  });
}

for (const form of document.querySelectorAll("form[data-judge]")) {
  follow(form, form.dataset.judge, (judged) => {
    form.querySelector("[data-judged]").textContent = judged.text ?? judged.told;
    form.querySelector("[name=why]").required = judged.cited === false;
    const beside = form.querySelector("[data-beside]");
    beside.hidden = !judged.beside?.length;
    beside.querySelector("ul").replaceChildren(...(judged.beside ?? []).map((words) => {
      const line = document.createElement("li");
      line.textContent = words;
      return line;
    }));
  });
}

for (const form of document.querySelectorAll("form[data-live]")) {
  follow(form, form.dataset.live, ({ note, told }) => {
    form.querySelector("[data-told]").textContent = told;
    form.querySelector("[data-note]").textContent = note ?? "";
  });
}

document.querySelector("[data-print]")?.addEventListener("click", () => print());
