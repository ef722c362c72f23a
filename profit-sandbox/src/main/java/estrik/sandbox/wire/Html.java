package estrik.sandbox.wire;

import java.util.Locale;

/// The frame around every page of the sandbox. Its accent is not that of the workspace, so nobody mistakes one for the
/// other.
public final class Html {
    private static final String STYLE = """
            *{box-sizing:border-box}
            :root{color-scheme:light dark;--page:light-dark(#f7f5f1,#16130f);--tile:light-dark(#fff,#201c17);--line:light-dark(#e6e0d6,#37312a);
            --ink:light-dark(#241f18,#f0ebe3);--ink-2:light-dark(#665c50,#b3a99c);--accent:light-dark(#9a3f16,#f2a277);--soft:light-dark(#fbeee6,#3a2317);--bad:light-dark(#b3261e,#ff8a80)}
            body{margin:0;font:14px/20px "Segoe UI Variable Text",Inter,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--page)}
            main{max-width:1180px;margin:0 auto;padding:24px 16px 48px}.tiles{columns:2 420px;column-gap:12px}
            header{display:flex;align-items:center;gap:12px;flex-wrap:wrap}header+p{margin:8px 0 16px}
            h1{font-size:24px;line-height:32px;font-weight:600;letter-spacing:-.01em;margin:0}
            h2{font-size:14px;line-height:20px;font-weight:600;margin:0 0 8px;display:flex;gap:8px;align-items:baseline}
            h2 i{font-style:normal;font-weight:600;font-size:12px;padding:0 8px;border-radius:10px;background:var(--soft);color:var(--accent)}
            .mark{flex:none;width:34px;height:34px;color:var(--accent)}
            .badge{font-size:12px;font-weight:600;padding:2px 10px;border-radius:12px;background:var(--accent);color:var(--page)}
            .quiet,small,time{color:var(--ink-2);font-size:12px;line-height:16px}
            .tile{background:var(--tile);border:1px solid var(--line);border-radius:12px;padding:16px;margin:0 0 12px;break-inside:avoid}
            ul{list-style:none;margin:0;padding:0}
            li{padding:8px 0;border-top:1px solid var(--line);display:flex;gap:4px 12px;align-items:baseline;flex-wrap:wrap}
            li:first-child{border-top:0}li>span{flex:1;min-width:min(100%,200px);overflow-wrap:anywhere}li>span small{display:block}
            .line{flex-wrap:nowrap}.line>span{min-width:0}.side{margin-left:auto;white-space:nowrap;font-variant-numeric:tabular-nums}
            code{font:600 13px/20px ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
            .code{font-size:22px;line-height:28px;letter-spacing:.08em;color:var(--accent)}
            details{width:100%}summary{cursor:pointer;color:var(--ink-2);font-size:12px}pre{margin:8px 0 0;white-space:pre-wrap;font:inherit}
            dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}dt{color:var(--ink-2)}dd{margin:0;min-width:0}
            a{color:var(--accent)}.bad{color:var(--bad);font-weight:600}:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
            @media (max-width:480px){dl{grid-template-columns:1fr}dd{margin-bottom:8px}}
            """;

    private Html() {}

    public static String page(String title, String content) {
        return page(Locale.ENGLISH, title, "", content);
    }

    /// A page in this language, with rules of its own behind those of every page.
    public static String page(Locale language, String title, String style, String content) {
        return """
                <!doctype html>
                <html lang="%4$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · Profit sandbox</title><style>%2$s</style></head>
                <body><main>
                <header><svg class="mark" viewBox="0 0 34 34" fill="currentColor" aria-hidden="true"><rect x="1" y="1" width="32" height="32" rx="8" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M4.500 4.500h6.200a6.200 6.200 0 0 1-6.200 6.200zM29.500 4.500v6.200a6.200 6.200 0 0 1-6.200-6.200zM4.500 29.500v-6.200a6.200 6.200 0 0 1 6.200 6.200zM29.500 29.500h-6.200a6.200 6.200 0 0 1 6.200-6.200zM17 9.500c1 4.500 3 6.500 7.500 7.500-4.500 1-6.500 3-7.500 7.500-1-4.500-3-6.500-7.500-7.500 4.500-1 6.500-3 7.500-7.500z"/></svg><h1>%1$s</h1><span class="badge">sandbox</span></header>
                %3$s
                </main></body></html>
                """.formatted(escape(title), STYLE + style, content, language.getLanguage());
    }

    public static String escape(String text) {
        return Soap.escape(text).replace("'", "&#39;");
    }
}
