import { catalogue } from '#kit/words.ts';

export const { say, words } = catalogue({
  notFound: { en: 'There is nothing at this address', es: 'No hay nada en esta dirección', pt: 'Não há nada neste endereço' },
  notFoundMore: { en: 'The address may be mistyped, or what stood here is not for everybody. Nothing was lost.', es: 'Quizá la dirección esté mal escrita, o lo que había aquí no es para todas las personas. No se perdió nada.', pt: 'O endereço pode estar digitado errado, ou o que estava aqui não é para todas as pessoas. Nada se perdeu.' },
  home: { en: 'All assemblies', es: 'Todas las asambleas', pt: 'Todas as assembleias' },
  trouble: { en: 'Something went wrong on our side', es: 'Algo falló de nuestro lado', pt: 'Algo deu errado do nosso lado' },
  troubleMore: { en: 'What you did was not done. Nothing is half done. If it happens again, tell the organisers this number: {number}.', es: 'Lo que hizo no se realizó. Nada quedó a medias. Si vuelve a ocurrir, comunique este número a quienes organizan: {number}.', pt: 'O que você fez não foi realizado. Nada ficou pela metade. Se acontecer de novo, informe este número a quem organiza: {number}.' },
  away: { en: 'The house cannot reach its database', es: 'El sistema no alcanza su base de datos', pt: 'O sistema não alcança seu banco de dados' },
  awayMore: { en: 'Nothing was lost. What you typed is still in your browser: go back and try again in a minute.', es: 'No se perdió nada. Lo que escribió sigue en su navegador: vuelva atrás e inténtelo en un minuto.', pt: 'Nada se perdeu. O que você digitou ainda está no navegador: volte e tente de novo em um minuto.' },
  notOurs: { en: 'This form did not come from this site', es: 'Este formulario no vino de este sitio', pt: 'Este formulário não veio deste site' },
  notOursMore: { en: 'It may have been open for a long time. Go back, load the page again and send it once more.', es: 'Quizá estuvo abierto mucho tiempo. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.', pt: 'Talvez tenha ficado aberto por muito tempo. Volte, carregue a página de novo e envie outra vez.' },
  tooLarge: { en: 'That is too large', es: 'Es demasiado grande', pt: 'É grande demais' },
  tooLargeMore: { en: 'A file may have at most 20 MB. Nothing was kept.', es: 'Un archivo puede tener como máximo 20 MB. No se guardó nada.', pt: 'Um arquivo pode ter no máximo 20 MB. Nada foi guardado.' },
});
