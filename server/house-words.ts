import { catalogue } from '#kit/words.ts';

export const { say, words } = catalogue({
  notFound: { en: 'There is nothing at this address', es: 'No hay nada en esta dirección', pt: 'Não há nada neste endereço' },
  notFoundMore: { en: 'The address may be mistyped, or what stood here is not for everybody. Nothing was lost.', es: 'Quizá la dirección esté mal escrita, o lo que había aquí no es para todas las personas. No se perdió nada.', pt: 'O endereço pode estar digitado errado, ou o que estava aqui não é para todas as pessoas. Nada se perdeu.' },
  home: { en: 'All assemblies', es: 'Todas las asambleas', pt: 'Todas as assembleias' },
  trouble: { en: 'Something went wrong on our side', es: 'Algo falló de nuestro lado', pt: 'Algo deu errado do nosso lado' },
  troubleMore: { en: 'What you did was not done. Nothing is half done. If it happens again, tell the organisers this number: {number}.', es: 'Lo que hizo no se realizó. Nada quedó a medias. Si vuelve a ocurrir, comunique este número a quienes organizan: {number}.', pt: 'O que você fez não foi realizado. Nada ficou pela metade. Se acontecer de novo, informe este número a quem organiza: {number}.' },
  away: { en: 'The house cannot reach its database', es: 'El sistema no alcanza su base de datos', pt: 'O sistema não alcança seu banco de dados' },
  asItWas: { en: 'The database cannot be reached just now. This public page is shown as it was a moment ago; signing in and forms work again as soon as it is back.', es: 'Ahora no se alcanza la base de datos. Esta página pública se muestra como estaba hace un momento; entrar y enviar formularios volverá a funcionar en cuanto regrese.', pt: 'O banco de dados não pode ser alcançado agora. Esta página pública é mostrada como estava há pouco; entrar e enviar formulários voltam a funcionar assim que ele voltar.' },
  awayMore: { en: 'Nothing was lost. What you typed is still in your browser: go back and try again in a minute.', es: 'No se perdió nada. Lo que escribió sigue en su navegador: vuelva atrás e inténtelo en un minuto.', pt: 'Nada se perdeu. O que você digitou ainda está no navegador: volte e tente de novo em um minuto.' },
  notOurs: { en: 'This form did not come from this site', es: 'Este formulario no vino de este sitio', pt: 'Este formulário não veio deste site' },
  notOursMore: { en: 'It may have been open for a long time. Go back, load the page again and send it once more.', es: 'Quizá estuvo abierto mucho tiempo. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.', pt: 'Talvez tenha ficado aberto por muito tempo. Volte, carregue a página de novo e envie outra vez.' },
  notAForm: { en: 'This address takes forms only', es: 'Esta dirección solo recibe formularios', pt: 'Este endereço só recebe formulários' },
  notAFormMore: { en: 'What was sent is not a form of this site. Nothing was done. Go back and use the form on the page.', es: 'Lo enviado no es un formulario de este sitio. No se hizo nada. Vuelva atrás y use el formulario de la página.', pt: 'O que foi enviado não é um formulário deste site. Nada foi feito. Volte e use o formulário da página.' },
  notThisWay: { en: 'This address does not work in this way', es: 'Esta dirección no funciona de esta manera', pt: 'Este endereço não funciona desta maneira' },
  notThisWayMore: { en: 'It may be the end of a form that was sent before. Start again from the first page.', es: 'Quizá sea el final de un formulario ya enviado. Empiece de nuevo desde la primera página.', pt: 'Talvez seja o fim de um formulário já enviado. Comece de novo pela primeira página.' },
  tooLarge: { en: 'That is too large', es: 'Es demasiado grande', pt: 'É grande demais' },
  tooLargeMore: { en: 'A file may have at most 20 MB. Nothing was kept.', es: 'Un archivo puede tener como máximo 20 MB. No se guardó nada.', pt: 'Um arquivo pode ter no máximo 20 MB. Nada foi guardado.' },
});
