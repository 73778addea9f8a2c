// SPDX-License-Identifier: Apache-2.0

/// The script of the page: shows a figure's derivation, which stands in the list at the end, beside the figure.
/// Without it the same link leads to the list.
enum BriefScript {
    static let text = #"""

        (() => {
          const doc = document, pop = doc.createElement('div');
          if (!pop.showPopover) return;
          doc.documentElement.classList.add('js');
          pop.className = 'pop';
          pop.popover = 'auto';
          doc.body.append(pop);
          let timer = 0, shown = null, pinned = false;
          const figure = node => node.closest ? node.closest('a.f') : null;
          const hide = () => { if (pop.matches(':popover-open')) pop.hidePopover(); };
          const place = link => {
            if (innerWidth < 560) { pop.style.cssText = ''; return; }
            const box = link.getBoundingClientRect(), own = pop.getBoundingClientRect();
            const left = Math.max(8, Math.min(box.left, innerWidth - own.width - 16));
            const below = box.bottom + 6 + own.height < innerHeight || box.top < own.height + 12;
            const top = below ? box.bottom + 6 : box.top - own.height - 6;
            pop.style.cssText = 'inset:auto;left:' + left + 'px;top:' + Math.max(8, top) + 'px';
          };
          const show = (link, pin) => {
            const entry = doc.getElementById(decodeURIComponent(link.hash.slice(1)));
            if (!entry) return false;
            if (shown !== link || !pop.matches(':popover-open')) {
              hide();
              pop.replaceChildren(...[...entry.childNodes].map(node => node.cloneNode(true)));
              const all = doc.createElement('a');
              all.href = link.hash; all.textContent = 'in the list'; all.className = 'back';
              const back = pop.querySelector('.back');
              if (back) back.replaceWith(all);
              pop.showPopover();
              place(link);
              shown = link;
            }
            pinned = pin;
            return true;
          };
          doc.addEventListener('pointerover', event => {
            const link = figure(event.target);
            if (event.pointerType !== 'mouse') return;
            clearTimeout(timer);
            if (link) timer = setTimeout(() => { if (!pinned || shown !== link) show(link, false); }, 180);
            else if (!pinned && !pop.contains(event.target)) timer = setTimeout(hide, 260);
          });
          doc.addEventListener('focusin', event => {
            const link = figure(event.target);
            if (link && link.matches(':focus-visible')) show(link, false);
          });
          doc.addEventListener('click', event => {
            const link = figure(event.target);
            if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
              if (show(link, true)) event.preventDefault();
            } else if (event.target.closest && event.target.closest('.pop a[href^="#"]')) hide();
          });
          pop.addEventListener('toggle', event => { if (event.newState === 'closed') { pinned = false; } });
        })();

        """#
}
