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

  function giveUp() {
    var waiting = document.getElementById('boot');
    var stuck = document.getElementById('boot-stuck');
    if (!waiting || !stuck) return;
    waiting.hidden = true;
    stuck.hidden = false;
  }
  // A script that did not arrive is known at once; one that hangs, after a while on a slow line.
  window.addEventListener(
    'error',
    function (event) {
      if (event.target && event.target.tagName === 'SCRIPT') giveUp();
    },
    true,
  );
  setTimeout(giveUp, 30000);
  document.addEventListener('click', function (event) {
    if (event.target && event.target.id === 'boot-reload') location.reload();
  });
})();
