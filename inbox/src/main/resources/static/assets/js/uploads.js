// Says at the field that a chosen file is larger than the form takes, before anything is sent. Without this script the
// form says the same after it was sent.
(() => {
  'use strict';

  const MEGABYTE = 1024 * 1024;
  const fields = (root) => [...root.querySelectorAll('input[type=file][data-most-bytes]')];
  const tooLarge = (field) => [...field.files].some((file) => file.size > Number(field.dataset.mostBytes));

  function tell(field) {
    const wrong = tooLarge(field);
    const id = field.id + '-fault';
    document.getElementById(id)?.remove();
    field.parentElement.classList.toggle('hb-field-missing', wrong);
    field.toggleAttribute('aria-invalid', wrong);
    field.toggleAttribute('aria-describedby', wrong);
    if (wrong) {
      const fault = document.createElement('p');
      fault.id = id;
      fault.className = 'hb-error';
      fault.setAttribute('role', 'alert');
      fault.textContent =
        'The file is larger than ' + Math.floor(Number(field.dataset.mostBytes) / MEGABYTE) + ' MB; nothing was sent';
      field.before(fault);
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', id);
    }
    return wrong;
  }

  document.addEventListener('change', (event) => {
    if (event.target.matches('input[type=file][data-most-bytes]')) {
      tell(event.target);
    }
  });

  // Before any other script learns that the form was sent: it was not.
  document.addEventListener(
    'submit',
    (event) => {
      const wrong = fields(event.target).filter(tell);
      if (wrong.length > 0) {
        event.preventDefault();
        event.stopPropagation();
        wrong[0].focus();
      }
    },
    true,
  );
})();
