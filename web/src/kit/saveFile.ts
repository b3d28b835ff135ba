/** Saves a text the page already holds as a file. */
export function saveText(name: string, text: string, type = 'application/json'): void {
  save(name, new Blob([text], { type }));
}

/** Saves bytes that came as Base64 as a file. */
export function saveBytes(name: string, base64: string, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  save(name, new Blob([bytes], { type }));
}

function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
