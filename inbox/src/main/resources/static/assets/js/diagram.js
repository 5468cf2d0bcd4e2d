// Draws the workflow of a case. Without this script the ordered list beside it tells the same.
(() => {
  'use strict';

  // bpmn-js writes some style attributes into markup, which the page's content security policy forbids. They are set
  // through the CSSOM instead, which it allows. The page brings the svg#helper-svg that bpmn-js measures text with.
  const plain = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...plain,
    set(markup) {
      plain.set.call(this, String(markup).replace(/\sstyle="/g, ' data-style="'));
      for (const element of this.querySelectorAll('[data-style]')) {
        element.style.cssText = element.dataset.style;
        element.removeAttribute('data-style');
      }
    },
  });

  async function draw(figure) {
    const answer = await fetch(figure.dataset.diagram, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      return;
    }
    const diagram = await answer.json();
    figure.hidden = false;
    const viewer = new window.BpmnJS({
      container: figure.querySelector('.hb-bpmn'),
      zoomScroll: { enabled: false },
      textRenderer: { defaultStyle: { fontFamily: getComputedStyle(document.body).fontFamily } },
    });
    await viewer.importXML(diagram.xml);
    const canvas = viewer.get('canvas');
    const drawn = viewer.get('elementRegistry');
    const mark = (ids, name) => ids.filter((id) => drawn.get(id)).forEach((id) => canvas.addMarker(id, name));
    mark(diagram.done, 'is-done');
    mark(diagram.here, 'is-here');
    const fit = () => canvas.zoom('fit-viewport', 'auto');
    fit();
    for (const button of figure.querySelectorAll('[data-zoom]')) {
      const step = Number(button.dataset.zoom);
      button.addEventListener('click', () => (step === 0 ? fit() : viewer.get('zoomScroll').stepZoom(step)));
    }
  }

  for (const figure of document.querySelectorAll('[data-diagram]')) {
    draw(figure).catch(() => {
      figure.hidden = true;
    });
  }
})();
