// Runs before the first paint, as a file of its own because no inline script is allowed. It dresses the page
// in the chosen theme and language, guards what may become a script, and keeps watch that the program really
// starts: a page that stays blank says nothing about what is safe and what to do.
(function () {
  var root = document.documentElement;
  function kept(key) {
    try {
      return localStorage.getItem('so-thi-dua:' + key);
    } catch (_) {
      return null;
    }
  }

  var theme = kept('theme');
  var isDark =
    theme === 'dark' ||
    (theme !== 'light' && window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-theme', isDark ? 'dark' : 'light');
  if (kept('language') === 'en') root.setAttribute('lang', 'en');

  // Where trusted types are enforced, scripts of workers come from this very server or not at all.
  if (window.trustedTypes && trustedTypes.createPolicy) {
    trustedTypes.createPolicy('default', {
      createScriptURL: function (url) {
        var target = new URL(url, location.href);
        var isOurs = target.pathname === '/service-worker.js' || target.pathname.indexOf('/assets/') === 0;
        return target.origin === location.origin && isOurs ? url : null;
      },
    });
  }

  // The words of index.html, which the program takes away when it draws; a program that broke while it drew leaves
  // nothing behind, and gets them back.
  var boot;
  document.addEventListener('readystatechange', function () {
    boot = boot || document.querySelector('.boot');
  });
  function giveUp() {
    var place = document.getElementById('root');
    if (!boot || !place || (!boot.isConnected && place.childElementCount > 0)) return;
    place.appendChild(boot);
    show(true);
    // The program may be a bad release: what has been published since is fetched while this is read.
    registration().then(lookForNext).catch(noop);
  }
  function show(isStuck) {
    document.getElementById('boot').hidden = isStuck;
    document.getElementById('boot-stuck').hidden = !isStuck;
  }
  // A script that did not arrive is known at once, and one that throws; one that hangs, after a while on a slow line.
  window.addEventListener(
    'error',
    function (event) {
      var isMissing = event.target && event.target.tagName === 'SCRIPT';
      var isThrown = event.filename && event.filename.indexOf(location.origin + '/assets/') === 0;
      // Whoever draws has not yet cleared away what it could not draw.
      if (isMissing || isThrown) setTimeout(giveUp);
    },
    true,
  );
  setTimeout(giveUp, 30000);

  // A reload of a page that broke: a newer version that waits, or comes in now, is taken first, because the page that
  // would ask the reader is the broken one [SW3]. In a file of its own, so that no release of the program can break it.
  document.addEventListener('click', function (event) {
    var button = event.target && event.target.closest && event.target.closest('[data-start-anew]');
    if (!button) return;
    if (boot && boot.isConnected) show(false);
    // A line that hangs does not keep the reader.
    setTimeout(reload, 60000);
    registration().then(lookForNext).then(takeNext).catch(noop).then(reload);
  });
  function registration() {
    return 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : Promise.resolve();
  }
  function lookForNext(found) {
    if (!found) return undefined;
    return found
      .update()
      .catch(noop)
      .then(function () {
        return installed(found.installing);
      })
      .then(function () {
        return found.waiting;
      });
  }
  function installed(worker) {
    return new Promise(function (resolve) {
      function look() {
        if (!worker || worker.state !== 'installing') resolve();
      }
      if (worker) worker.addEventListener('statechange', look);
      look();
    });
  }
  function takeNext(waiting) {
    return new Promise(function (resolve) {
      if (!waiting) return resolve();
      navigator.serviceWorker.addEventListener('controllerchange', resolve);
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });
  }
  function reload() {
    location.reload();
  }
  function noop() {}
})();
