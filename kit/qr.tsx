import QRCode from 'qrcode';
import type { VNode } from 'preact';

/** A QR code as SVG, with a quiet edge of four modules; the typed code always stands beside it. */
export function Qr({ text, words }: { readonly text: string; readonly words: string }): VNode {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const dark: string[] = [];
  for (let y = 0; y < modules.size; y += 1) for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) dark.push(`M${x + 4} ${y + 4}h1v1h-1z`);
  const size = modules.size + 8;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words} width="150" height="150" shape-rendering="crispEdges">
      <rect width={String(size)} height={String(size)} fill="#fff" /><path d={dark.join('')} fill="#000" />
    </svg>
  );
}
