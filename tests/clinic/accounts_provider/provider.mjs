// The OpenID provider of npm, for the tests: `node provider.mjs MODULE '{"port", "people", "clients", "codesLast"}'`.
// People sign in with the first part of their claims alone, `sub`; nobody has a password.

import { createServer } from "node:http";

const [module, told] = process.argv.slice(2);
const { default: Provider } = await import(module);
const { port, people, clients, codesLast } = JSON.parse(told);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients,
  claims: { openid: ["sub"], profile: ["name", "groups", "jobTitle"], email: ["email"] },
  cookies: { keys: ["a key of the tests"] },
  features: { devInteractions: { enabled: false } },
  ttl: { AuthorizationCode: codesLast, Grant: 600, IdToken: 600, Interaction: 600, Session: 600, AccessToken: 600 },
  interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
  findAccount: (_, sub) => {
    const claims = people.find((person) => person.sub === sub);
    return claims && { accountId: sub, claims: () => claims };
  },
  // The clinic's own people need not allow the clinic to see who they are.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});

const FORM = `<!doctype html><html lang="en"><title>Accounts</title><h1>Accounts</h1>
<form method="post"><label>Account <input name="login" required></label> <button>Sign in</button></form></html>`;

const answer = provider.callback();
createServer(async (asked, answered) => {
  if (!asked.url.startsWith("/sign-in/")) return answer(asked, answered);
  if (asked.method === "GET") return answered.setHeader("Content-Type", "text/html").end(FORM);
  let sent = "";
  for await (const part of asked) sent += part;
  const accountId = new URLSearchParams(sent).get("login");
  return provider.interactionFinished(asked, answered, { login: { accountId } });
}).listen(port, "127.0.0.1");
