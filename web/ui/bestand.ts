/** Gives a text to the browser as a file to keep. `csv` begins with a byte-order mark: without one Excel misreads accents. */
export function bewaarBestand(naam: string, tekst: string, type = 'text/csv;charset=utf-8'): void {
  const inhoud = type.startsWith('text/csv') && !tekst.startsWith('\uFEFF') ? `\uFEFF${tekst}` : tekst;
  const adres = URL.createObjectURL(new Blob([inhoud], { type }));
  const link = document.createElement('a');
  link.href = adres;
  link.download = naam;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(adres), 10_000);
}
