// Links that open the assistant on the page instead of leading to it. Without this script they lead to /chat.

const assistant = () => document.querySelector("b12-chat");
const ASK = "#ask=";

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-ask], [data-open]");
  if (!link || !customElements.get("b12-chat") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.ask) assistant().ask(link.dataset.ask);
  else assistant().open();
});

// A question in the address is put into the text field, for the person to send.
if (location.hash.startsWith(ASK)) {
  const question = decodeURIComponent(location.hash.slice(ASK.length));
  history.replaceState(null, "", location.pathname);
  customElements.whenDefined("b12-chat").then(() => assistant().draft(question));
}
