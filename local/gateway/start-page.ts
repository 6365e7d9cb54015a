/** The page of the local run that says what is where. */

export interface StartPageFacts {
  readonly base: string;
  readonly smtpPort: number;
  readonly sockets: readonly string[];
  readonly virtualClock: boolean;
}

/** A page without scripts; all addresses are of this machine. */
export function startPage({ base, smtpPort, sockets, virtualClock }: StartPageFacts): string {
  const socketBase = base.replace(/^http/, 'ws');
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Voordeur op deze computer</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem}li{margin:.25rem 0}code{overflow-wrap:anywhere}</style>
</head>
<body>
<main>
<h1>Voordeur op deze computer</h1>
<p>Alles draait op deze computer; er is niets met de buitenwereld verbonden. Berichten worden niet echt verstuurd.</p>
<ul>
<li><a href="/">De console</a>: log in als een van de verzonnen personen</li>
<li><a href="/_lokaal/postvak">Postvak</a>: alle e-mail en sms die is verzonden</li>
<li><a href="/crisis">Hulp bij een crisis</a>: staat er ook als verder niets werkt</li>
<li><a href="/v1/gezondheid">Gezondheid</a></li>
<li><a href="/v1/openapi.json">Beschrijving van de API</a> (OpenAPI)</li>
<li><a href="/_lokaal/wachtrijen">Wachtrijen</a>, <a href="/_lokaal/processen">processen</a>, <a href="/_lokaal/logboek">logboek</a></li>
</ul>
<h2>Adressen</h2>
<ul>
<li>API: <code>${base}/v1</code></li>
${sockets.map((naam) => `<li>WebSocket: <code>${socketBase}/v1/${naam}</code></li>`).join('\n')}
<li>E-mail ontvangen (SMTP): <code>127.0.0.1:${smtpPort}</code></li>
<li>Inloggen (OpenID Connect): <code>${base}/oidc</code></li>
</ul>
<p>De klok is ${virtualClock ? 'virtueel en staat stil tot hij wordt verzet' : 'de echte'}: <a href="/_lokaal/klok">nu</a>.</p>
</main>
</body>
</html>
`;
}
