// The page works without this file. It only saves typing and time.
const problems = document.getElementById('problems');
if (problems) problems.focus();

// A second click on a button that is already sending does nothing; the server would not do it twice either.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 4000);
  });
}

// A code from a letter's QR stands after the # so that no server ever logs it; here it only fills the field.
const field = document.querySelector('input[name=code]');
if (field && location.hash.length > 8 && !field.value) {
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname + location.search);
}

// A ballot among things with costs keeps the sum of what is marked in sight; the server checks it in any case.
const sum = document.querySelector('output[data-sum]');
if (sum) {
  const write = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2 });
  const add = () => {
    const marked = [...document.querySelectorAll('input[data-cost]:checked')];
    const cost = marked.reduce((all, { dataset }) => all + Number(dataset.cost), 0);
    sum.textContent = sum.dataset.sum.replace('{marked}', marked.length).replace('{cost}', write.format(cost / 100) + '\u00a0' + sum.dataset.money);
    sum.classList.toggle('over', cost > Number(sum.dataset.most ?? Infinity));
  };
  document.addEventListener('change', add);
  add();
}
