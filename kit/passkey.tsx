import type { ComponentChildren, VNode } from 'preact';

interface PasskeyElement {
  readonly question: string;
  readonly way: 'add' | 'come-in';
  readonly cancelled: string;
  readonly known: string;
  readonly children: ComponentChildren;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'plenaria-passkey': PasskeyElement;
    }
  }
}

interface PasskeyProps {
  readonly question: unknown;
  readonly way: 'add' | 'come-in';
  readonly button: string;
  /** What is said when the person or the device broke off. */
  readonly cancelled: string;
  /** What is said when this device has a passkey of hers already. */
  readonly known: string;
}

/** The button of a form that a passkey answers. Where no script runs it sends the form without an answer, and the house says what to do instead. */
export const PasskeyButton = ({ question, way, button, cancelled, known }: PasskeyProps): VNode => (
  <>
    <input type="hidden" name="answer" value="" />
    <plenaria-passkey question={JSON.stringify(question)} way={way} cancelled={cancelled} known={known}>
      <button type="submit" class="second">{button}</button>
      <p role="status" class="error"></p>
    </plenaria-passkey>
  </>
);
