import { catalogue } from '#kit/words.ts';

export const { say, words } = catalogue({
  stale: { en: 'Somebody else changed this while you were writing. What you typed is still here. Look at what stands now, then send again.', es: 'Otra persona cambió esto mientras usted escribía. Lo que escribió sigue aquí. Vea lo que hay ahora y envíelo de nuevo.', pt: 'Outra pessoa mudou isto enquanto você escrevia. O que você digitou continua aqui. Veja o que está agora e envie de novo.' },
  staleLine: { en: 'You saw version {seen}; version {now} stands now.', es: 'Usted vio la versión {seen}; ahora está la versión {now}.', pt: 'Você viu a versão {seen}; agora está a versão {now}.' },
  readsOnly: { en: 'The record can only be read at the moment. Nothing was changed; what you typed is still here. Tell the operator.', es: 'En este momento el registro solo se puede leer. No se cambió nada; lo que escribió sigue aquí. Avise a quien opera el sistema.', pt: 'No momento o registro só pode ser lido. Nada mudou; o que você digitou continua aqui. Avise quem opera o sistema.' },
  usedKey: { en: 'This form was already sent with other words. Load the page again.', es: 'Este formulario ya se envió con otras palabras. Cargue la página de nuevo.', pt: 'Este formulário já foi enviado com outras palavras. Carregue a página de novo.' },
  tooMuch: { en: 'That is too much for one step. Do it in smaller parts.', es: 'Es demasiado para un solo paso. Hágalo en partes más pequeñas.', pt: 'É demais para um só passo. Faça em partes menores.' },
});
