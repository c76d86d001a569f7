// The one thing that a browser cannot do without a script: ask for a passkey. Without it the printed code opens the same door.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

class Passkey extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form');
    const button = this.querySelector('button');
    const optionsJSON = JSON.parse(this.getAttribute('question') ?? 'null');
    if (!form || !button || !optionsJSON || !globalThis.PublicKeyCredential) return;
    button.addEventListener('click', async (event) => {
      event.preventDefault();
      try {
        const ask = this.getAttribute('way') === 'add' ? startRegistration : startAuthentication;
        form.elements.namedItem('answer').value = JSON.stringify(await ask({ optionsJSON }));
        form.requestSubmit();
      } catch (trouble) {
        this.querySelector('[role=status]').textContent = this.getAttribute(trouble?.name === 'InvalidStateError' ? 'known' : 'cancelled');
      }
    });
  }
}
customElements.define('plenaria-passkey', Passkey);
