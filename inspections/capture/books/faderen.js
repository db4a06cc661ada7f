// Faderen by Bjørnstjerne Bjørnson (1832–1910), first printed in 1860; in today's spelling. In the public domain.
export const faderen = {
  language: "nb",
  title: "Faderen",
  text: `
Den mann hvorom her skal fortelles, var den mektigste i sitt prestegjeld; han het Tord Øverås. Han stod en dag i prestens kontor, høy og alvorlig. «Jeg har fått en sønn,» sa han, «og vil ha ham over dåpen.»

«Hva skal han hete?»

«Finn, etter far min.»

«Og fadderne?»

De ble nevnt, og var da bygdens beste menn og kvinner av mannens slekt.

«Er det ellers noe?» spurte presten, han så opp. Bonden stod litt. «Jeg ville gjerne ha ham døpt for seg selv,» sa han.

«Det vil si på en hverdag?»

«På lørdag førstkommende, klokken tolv middag.»

«Er det ellers noe?» spurte presten.

«Ellers er det ingenting.» Bonden dreide huen, som ville han gå. Da reiste presten seg. «Ennå dog dette,» sa han, og gikk like bort til Tord, tok hans hånd og så ham inn i øynene: «Gi Gud at barnet må bli deg til velsignelse!»

Seksten år etter den dag stod Tord i prestens stue. «Du holder deg godt, du Tord,» sa presten, han så ingen forandring på ham.

«Jeg har heller ingen sorger,» svarte Tord.

Hertil tidde presten, men en stund etter spurte han: «Hva er ditt ærend i kveld?»

«I kveld kommer jeg om sønnen min, som skal konfirmeres i morgen.»

«Han er en flink gutt.»

«Jeg ville ikke betale presten før jeg hørte hva nummer han fikk på kirkegulvet.»

«Han skal stå nummer én.»

«Så har jeg hørt dette, og her er ti daler til presten.»

«Er det ellers noe?» spurte presten, han så på Tord.

«Ellers er det intet.» Tord gikk.

Atter løp åtte år hen, og så hørtes det støy en dag foran prestens kontor; ti mange menn kom, og Tord først. Presten så opp og kjente ham. «Du kommer mannsterk i kveld.»

«Jeg vil begjære lysning for sønnen min; han skal giftes med Karen Storliden, datter av Gudmund, som her står.»

«Dette er jo bygdens rikeste jente.»

«De sier så,» svarte bonden, han strøk håret opp med den ene hånd. Presten satt en stund som i tanker, han sa intet, men førte navnene opp i sine bøker, og mennene skrev under. Tord la tre daler på bordet.

«Jeg skal blott ha én,» sa presten.

«Vet det nok; men han er mitt eneste barn, ville gjerne gjøre det vel.»

Presten tok mot pengene. «Det er tredje gang du på sønnens vegne står her nå, Tord.»

«Men nå er jeg også ferdig med ham,» sa Tord, la sin tegnebok sammen, sa farvel og gikk, mennene langsomt etter.

Fjorten dager etter den dag rodde far og sønn i stille vær over vannet til Storliden for å samtale om bryllupet. «Den toften ligger ikke sikkert under meg,» sa sønnen og reiste seg for å legge den til rette. I det samme glir den tilje han står på; han slår ut med armene, gir et skrik og faller i vannet.

«Ta i åren!» ropte faren, han reiste seg opp og stakk den ut. Men da sønnen hadde gjort et par tak, stivner han.

«Vent litt!» ropte faren, han rodde til. Da velter sønnen bakover, ser langt på faren, og synker.

Tord ville ikke rett tro det, han holdt båten stille og stirret på den pletten hvor sønnen var sunket ned, som skulle han komme opp igjen. Der steg noen bobler opp, ennå noen, så bare én stor, som brast, og speilblank lå atter sjøen.

I tre dager og tre netter så folk faren ro rundt om den pletten uten å ta mat eller søvn til seg; han soknet etter sin sønn. Og på den tredje dag om morgenen fant han ham, og kom bærende opp over bakkene med ham til sin gård.

Det kunne vel være gått et år hen siden hin dag. Da hører presten sent en høstkveld noen rusle ved døren ute i forstuen og famle varsomt etter låsen. Presten åpnet døren, og inn trådte en høy, foroverbøyet mann, mager og hvit av hår. Presten så lenge på ham før han kjente ham; det var Tord.

«Kommer du så sent?» sa presten og stod stille foran ham.

«Å ja, jeg kommer sent,» sa Tord, han satte seg ned. Presten satte seg også, som han ventet; der var lenge stilt.

Da sa Tord: «Jeg har noe med som jeg gjerne ville gi til de fattige; det skulle gjøres til et legat og bære min sønns navn.» Han reiste seg, la penger på bordet og satte seg atter. Presten telte dem opp.

«Det var mange penger,» sa han.

«Det er halvten av min gård; jeg solgte den i dag.»

Presten ble sittende i lang stillhet; han spurte endelig, men mildt: «Hva vil du nå ta deg for, Tord?»

«Noe bedre.»

De satt der en stund, Tord med øynene mot gulvet, presten med øynene på ham. Da sa presten, sakte og langt: «Nå tenker jeg at sønnen din endelig er blitt deg til velsignelse.»

«Ja, nå tenker jeg det også selv,» sa Tord, han så opp, og to tårer rant tunge ned over hans ansikt.
`,
};
