// SPDX-License-Identifier: Apache-2.0

import HashwattCharts

/// The style sheet of the page.
enum BriefStyle {
    static let text = ChartStyle.variables(on: ":root") + ChartStyle.rules + page + parts + derivation + media

    private static let page = """
        :root{--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,Georgia,serif;\
        --sans:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",system-ui,sans-serif;\
        --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        *,*::before,*::after{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
        body{margin:0;background:var(--hw-paper);color:var(--hw-ink);font:1.0625rem/1.55 var(--sans);\
        overflow-wrap:break-word}
        a{color:inherit;text-decoration-color:var(--hw-muted);text-underline-offset:.18em}
        a:focus-visible,summary:focus-visible,.tw:focus-visible{outline:2px solid var(--hw-1);outline-offset:2px;\
        border-radius:2px}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:.5rem;top:.5rem;background:var(--hw-paper);padding:.5rem .75rem;z-index:2}
        .mast,.page,.foot{max-width:72rem;margin:0 auto;padding:0 1.5rem}
        .mast{padding-top:2.5rem}
        .mast::before{content:"";display:block;width:3.5rem;border-top:.375rem solid var(--hw-2);margin-bottom:.9rem}
        .kicker{margin:0 0 .35rem;font-size:.875rem;font-weight:650;color:var(--hw-2)}
        h1,h2{font-family:var(--serif);font-weight:700;letter-spacing:-.01em;text-wrap:balance}
        h1{font-size:clamp(1.9rem,1.2rem + 2.6vw,3.1rem);line-height:1.08;margin:0 0 .8rem;max-width:22em}
        .standfirst{font:1.25rem/1.45 var(--serif);max-width:42rem;margin:0 0 .9rem;text-wrap:pretty}
        .stamp{font-size:.8125rem;line-height:1.5;color:var(--hw-muted);max-width:42rem;margin:0}
        .toc{border-top:1px solid var(--hw-grid);padding-top:.75rem;margin-top:1.5rem;font-size:.875rem;line-height:1.35}
        .toc ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.1rem}
        .toc a{display:inline-block;padding:.2rem 0;text-decoration:none;color:var(--hw-muted)}
        .toc a:hover{color:var(--hw-ink);text-decoration:underline}
        main>section{border-top:2px solid var(--hw-ink);margin-top:2.75rem;padding-top:.8rem}
        main>section:first-child{margin-top:2rem}
        h2{font-size:1.6rem;line-height:1.15;margin:0 0 .5rem}
        h3{font-size:1.0625rem;line-height:1.3;margin:1.8rem 0 .4rem}
        p,.list{max-width:42rem;margin:0 0 1rem;text-wrap:pretty}
        .lead{font-size:1.125rem;font-weight:500;margin-bottom:1.2rem}
        .list{padding-left:1.3rem}
        .list li{margin:.35rem 0}
        .foot{border-top:1px solid var(--hw-grid);margin-top:3rem;padding-top:1rem;padding-bottom:2.5rem;\
        font-size:.8125rem;color:var(--hw-muted)}

        """

    private static let parts = """
        .f{text-decoration:underline dotted var(--hw-muted);text-underline-offset:.2em;\
        text-decoration-thickness:1px;white-space:nowrap;unicode-bidi:isolate;font-variant-numeric:tabular-nums lining-nums}
        .f:hover,.f:focus-visible,.f:target{background:color-mix(in srgb,var(--hw-1) 14%,transparent);\
        text-decoration-style:solid}
        mark.c{background:color-mix(in srgb,var(--vc) 16%,transparent);color:inherit;border-bottom:2px solid var(--vc);\
        padding:0 .1em;border-radius:2px;--vc:var(--hw-muted)}
        mark.c sup{font:600 .6875rem/1 var(--sans);margin-left:.25em;white-space:nowrap;color:var(--hw-muted)}
        mark.c[data-verdict=reproduced]{--vc:var(--hw-3)}
        mark.c[data-verdict=stale],mark.c[data-verdict=contradicted]{--vc:var(--hw-2)}
        mark.c[data-verdict=definition-dependent],mark.c[data-verdict=conflicting]{--vc:var(--hw-1)}
        .badge{display:inline-block;font:600 .6875rem/1.5 var(--sans);padding:0 .38rem;border:1px solid currentColor;\
        border-radius:.2rem;white-space:nowrap;vertical-align:.08em;color:var(--hw-muted)}
        .b-primary{color:var(--hw-3)}
        .b-unverified{color:var(--hw-2);border-style:dashed}
        .cards{list-style:none;margin:1.2rem 0 1.5rem;padding:0;display:grid;gap:0 1.5rem;\
        grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));max-width:56rem}
        .cards li{border-top:1px solid var(--hw-grid);padding:.6rem 0 .8rem;display:flex;flex-direction:column}
        .cl{font-size:.875rem;line-height:1.3;color:var(--hw-muted);min-height:2.6em;margin-bottom:.15rem}
        .cv{font:700 1.75rem/1.2 var(--serif);letter-spacing:-.01em}
        .c2{font-size:1.35rem;padding-top:.3rem}.c3{font-size:1.1rem;padding-top:.55rem}
        .cv .f{text-decoration-color:var(--hw-grid)}
        .cn{font-size:.8125rem;line-height:1.4;color:var(--hw-muted);margin-top:.15rem}
        .cn .f{white-space:normal}
        .tw{overflow-x:auto;max-width:56rem;margin:1.2rem 0 .5rem}
        table{border-collapse:collapse;min-width:min(100%,36rem);font-size:.9375rem;line-height:1.35;\
        font-variant-numeric:tabular-nums lining-nums}
        caption{text-align:left;font-weight:700;padding:0 0 .5rem;font-size:1rem}
        th,td{padding:.38rem .9rem .38rem 0;text-align:left;vertical-align:baseline;unicode-bidi:isolate;\
        border-bottom:1px solid var(--hw-grid)}
        th:last-child,td:last-child{padding-right:0}
        thead th{font-size:.8125rem;font-weight:600;color:var(--hw-muted);vertical-align:bottom;\
        border-bottom:1px solid var(--hw-ink)}
        tbody th{font-weight:500}
        .n{text-align:right}
        .n+td:not(.n),.n+th:not(.n){padding-left:1.1rem}
        .slim{min-width:min(100%,18rem)}
        td.n,.short{white-space:nowrap}
        .mid{min-width:8rem}.long{min-width:11rem}
        .unit{display:block;font-weight:400}
        tr.strong th,tr.strong td{font-weight:700}
        tr.apart th,tr.apart td{color:var(--hw-muted);font-style:italic}
        td .f,th .f{text-decoration-color:transparent}
        tr:hover .f{text-decoration-color:var(--hw-muted)}
        .blank{color:var(--hw-muted)}
        .tnote{font-size:.8125rem;line-height:1.45;color:var(--hw-muted)}
        .chart{margin:1.6rem 0 1.8rem;max-width:45rem}
        .chart figcaption{margin-bottom:.6rem;line-height:1.3}
        .ft{display:block;font-weight:700;font-size:1.0625rem}
        .fs{display:block;font-size:.875rem;color:var(--hw-muted);margin-top:.1rem}
        .hw-narrow{display:none}
        .chart .tnote{margin-top:.5rem}
        .data{font-size:.875rem;margin-top:.5rem}
        .data summary{cursor:pointer;color:var(--hw-muted);padding:.25rem 0}
        .data caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .callout{max-width:42rem;margin:1.2rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--hw-6)}
        .callout p{margin:.2rem 0}
        .ct{font-weight:700;font-size:.9375rem}
        .k-caution,.k-conflict{border-color:var(--hw-2)}
        .k-open{border-left-style:dashed}

        """

    private static let derivation = """
        .figs,.sources{padding:0;margin:.5rem 0 0;list-style:none;max-width:56rem;font-size:.8125rem;line-height:1.45}
        .figs{columns:24rem 2;column-gap:2.5rem}
        .figs li{break-inside:avoid;border-top:1px solid var(--hw-grid);padding:.5rem 0 .6rem}
        .figs li:target,.sources li:target{background:color-mix(in srgb,var(--hw-1) 12%,transparent)}
        .figs p,.pop p{margin:0 0 .15rem;max-width:none}
        .dl{font-weight:700;font-size:.875rem}
        .dv b{font-variant-numeric:tabular-nums}
        .dn,.dx,.di,.ds{color:var(--hw-muted)}
        code{font:.92em var(--mono);overflow-wrap:anywhere}
        .dx::before{content:"Note: "}
        .sources{counter-reset:s}
        .sources li{counter-increment:s;padding:.3rem 0 .3rem 2.4rem;border-top:1px solid var(--hw-grid);position:relative}
        .sources li::before{content:counter(s);position:absolute;left:0;color:var(--hw-muted);\
        font-variant-numeric:tabular-nums}
        html:not(.js) .f:hover::after,html:not(.js) .f:focus-visible::after{content:attr(data-tip);position:fixed;\
        left:0;right:0;bottom:0;z-index:3;padding:.7rem 1.5rem;white-space:pre-line;font:.8125rem/1.45 var(--sans);\
        background:var(--hw-ink);color:var(--hw-paper);text-decoration:none}
        .pop{position:fixed;margin:0;max-width:min(27rem,calc(100vw - 1rem));max-height:70vh;overflow:auto;padding:.8rem 1rem;\
        border:1px solid var(--hw-muted);border-radius:.35rem;background:var(--hw-paper);color:var(--hw-ink);\
        font:.8125rem/1.45 var(--sans);box-shadow:0 .4rem 1.6rem rgb(0 0 0/.22)}

        """

    private static let media = """
        @media (min-width:68rem){.page{display:grid;grid-template-columns:11rem minmax(0,1fr);column-gap:2.5rem}\
        .toc{position:sticky;top:1rem;align-self:start;margin-top:2rem}.toc ol{display:block}\
        .toc li{margin:.15rem 0}}
        @media (max-width:35rem){body{font-size:1rem}.mast,.page,.foot{padding-left:1rem;padding-right:1rem}\
        .mast{padding-top:1.5rem}.standfirst{font-size:1.125rem}\
        .hw-wide{display:none}.hw-narrow{display:block}\
        .toc ol{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap;padding-bottom:.5rem}\
        .cards{grid-template-columns:1fr 1fr;gap:0 1rem}.cv{font-size:1.4rem}.c2{font-size:1.15rem}.c3{font-size:1rem}.c3 .f{white-space:normal}\
        .tw{margin-right:-1rem;padding-right:1rem;background:\
        linear-gradient(to left,var(--hw-paper) 40%,transparent) right/3rem 100% no-repeat local,\
        linear-gradient(to left,color-mix(in srgb,var(--hw-ink) 28%,transparent),transparent) right/1rem 100% no-repeat}\
        table{font-size:.8125rem}th,td{padding-right:.55rem}\
        tbody th{position:sticky;left:0;background:var(--hw-paper);max-width:9.5rem}\
        .pop{inset:auto 0 0 0;width:100%;max-width:none;max-height:60vh;margin:0;border-radius:.6rem .6rem 0 0;\
        border-width:1px 0 0}}
        @media print{@page{margin:16mm 14mm}html{font-size:9.5pt}body{font-size:1rem}.skip,.toc,.pop,.data{display:none}\
        .page,.mast,.foot{display:block;max-width:none;padding:0}.mast{padding-top:0}\
        h1{font-size:23pt}h2{font-size:15pt;break-after:avoid}h3,.lead,caption,thead{break-after:avoid}\
        main>section{margin-top:1.4rem}tr,.chart,.callout,.cards li{break-inside:avoid}\
        .chart{max-width:150mm}.tw{overflow:visible}table{font-size:8.5pt}.f{text-decoration:none}\
        p .f::after,.list .f::after,.cn .f::after{content:" [" attr(data-src) "]";font-size:.72em;color:var(--hw-muted)}\
        .cv .f::after{content:" [" attr(data-src) "]";font:.65rem var(--sans);color:var(--hw-muted)}#figures{display:none}.sources{font-size:7.5pt}\
        .sources a[href^="http"]::after{content:" " attr(href);word-break:break-all}\
        .back{display:none}}

        """
}
