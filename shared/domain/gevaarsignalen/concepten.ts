/**
 * Ideas that messages about danger are made of, each with the words for it in the languages of a Dutch city. A model that
 * has learnt "partner + hits + me" in one language so knows it in the next, and in words that it never saw together.
 *
 * An idea alone is no danger: most of these words are in ordinary mail too. Words are written as in the lexicon: `a|b`,
 * `stam*`; two words with a space stand next to each other. Words that mean something harmless in Dutch (`die`, `dal`,
 * `kind` in English) are left out or stand in a pair.
 */
export const CONCEPTEN: Readonly<Record<string, string>> = {
  ik: 'ik|k|ikke|mij|me|mijzelf|mezelf|mn|mijn|i|im|myself|mi|ben|beni|bana|je|moi|ich|mich|mir|ana|yo|ja|mnie|я|меня|мене|мне|мені|aniga|igu|أنا|ane|ikzelf|mien|ich|miene|myn',
  wij: 'wij|we|ons|onze|us|biz|bizi|nous|wir|uns|nos|my|nas|мы|нас|нам|ми|wi|hna|7na|veer|نحن|annaga|wy|wijzelf',
  hij: 'hij|hem|ie|em|hijzelf|him|his|he|huwa|он|него|він|il|lui|el|ele|o adam|usagii',
  zij: 'zij|ze|haar|she|her|они|она|вона|elle|ella',
  niet: 'niet|nie|nit|neet|net mear|not|dont|cant|wont|doesnt|havent|nooit|never|nimeer|niemeer|geen|gin|niks|nix|niets|nergens|noit|no|nothing|nowhere|without|zonder|nergens|nörges|nie|nic|не|нет|ні|немає|нет|негде|нечего|ne|pas|rien|nulle|nicht|kein|keine|keinen|yok|değil|istemiyorum|yaşamak istemiyorum|لا|ليس|ما|ma|makayn|ma3nd*|makaynch|no|nunca|nada|ningun*|ma jirto|maya|ማ|የለን|የብልናን|niemand|nobody|neat|noait',
  meer: 'meer|mir|mie|mear|more|anymore|longer|langer|moro|mas|más|plus|mehr|już|artık|بعد الآن|больше|більше',
  willen:
    'wil|wilt|willen|wou|wol|wilde|want|wants|wanna|wish|istiyorum|isterim|chcę|chce|хочу|хоче|wani|ke|quiero|quiere|veux|veut|will|möchte|أريد|bghit|baghi|rabaa|hoop|verlang*|hunker*|snak|يريد|uryd|ደሊ|ይደሊ|liever|beter',
  leven:
    'leven|leve|leef|laeve|libje|levens*|bestaan|bestaat|live|living|life|alive|exist*|yaşa*|yaşam*|hayat*|żyć|zyc|życie*|жить|жити|жизн*|житт*|bida|biba|libi|vivir|vida|vivre|vie|leben|أعيش|الحياة|حياتي|n3ich|l7yat|hayat|nolaado|nool|ህይወት|wakker|ontwak*|wereld',
  dood: 'dood|doot|dode|doodgaan|dea|dead|death|dying|to die|wanna die|rather die|going to die|want die|sterven|sterf|doodga|overlijden|öl*|ölmek|ölüm|ölsem|umrzeć|umrzec|umieram|śmierć|smierc|умереть|померти|смерт*|сдохн*|muri|dede|morir*|muert*|mourir|mort|sterben|tot sein|أموت|الموت|nmout|nmot|lmout|dhinto|geeri*|ክመውት|ሞት|hemel|grave|graf|kist|cennet|niebo|ciel|heaven|hiernamaals|doodzijn|peace|rust',
  zelfdoding:
    'zelfmoord*|zelf moord*|zelfdoding*|suicid*|suicyd*|samobój*|samoboj*|суицид*|самоуб*|самогуб*|intihar*|انتحار|kms|kys|selbstmord*|suïcid*|ophangen|ophang*|verhang*|vergass*|verdrinken|unalive*|unaliven|zelfmrd|sui',
  doden:
    'vermoord*|doodmak*|doodslaan|doodsteek*|doodsteken|doodschiet*|afmak*|afslacht*|kill|killed|murder*|öldür*|zabij*|zabić|zabic|убить|убьет|убьёт|убит*|вбити|вбье|mata|matar*|tuer|umbringen|bringe um|töten|تقتل*|يقتل*|قتل*|بالقتل|سأقتل|سيقتلني|yqtel*|yqtl*|neqtel*|dilo|dilayaa|dili|ክቐትለኒ|omleggen|omleg*|doodmaak*|koudmak*|clappen|neersteken|neerschieten|slacht|ombreng*|kapotmaken|kiri',
  einde:
    'einde|eind|afgelopen|voorbij|afloop|gedaan|klaar|klor|over|stopt|stoppen|ophoudt|ophouden|punt|slot|laatste|uit|eruit|end|ends|ending|over|finished|last|finally|bitecek|bitsin|son|koniec|skończ*|skoncz*|ostatni*|конец|кінець|закончит*|последн*|останн*|kaba|fini|finir|finie|dernier*|dernière|ende|vorbei|letzte*|نهاية|آخر|nsali|terminar|acabar|acaba|último|ultimo|voltooid|afmaken|eindigt|afsluiten',
  afscheid:
    'afscheid*|vaarwel|vaar wel|adieu|tot nooit|dag zeggen|afscheidsbrief*|afscheidsapp*|goodbye|farewell|good bye|elveda|hakkınızı|helal|żegnaj*|zegnaj*|pożegn*|прощай*|прощальн*|прощавай*|ayo|adios|adiós|lebwohl|lebe wohl|سامحوني|وداعا|sme7*|macsalaama|briefje|brief gevonden|uitvaart*|begrafenis*|testament*|crematie*|doei|vaarwel|slotbrief',
  last: 'last|tot last|blok aan|burden|better off|yük|zonder mij|beter af|makkelijker zonder|without me|bensiz|beze mnie|без меня|без мене|sans moi|ohne mich|sin mi|overbodig|teveel mens|niemand mist|missen|gemis',
  sorry:
    'sorry|spijt|vergeef|vergeven|forgive|affedin|przepraszam|wybacz*|прости*|пробач*|pardon*|perdón*|perdonen*|verzeiht|verzeih|excuse*|schuld niet|niemands schuld',
  dank: 'bedankt|dank|dankjewel|merci|thanks|thank|teşekkür*|dziękuj*|dziekuj*|спасибо|дякую|danki|tangi|gracias|danke|شكرا|chokran|mahadsan*|yekenyeley|የቐንየለይ',
  pillen:
    'pil|pillen|pille|pilletjes|slaappil*|slaaptablet*|tablet|tabletten|tabletjes|medicijn*|medicatie|paracetamol*|oxazepam*|temazepam*|insuline|morfine*|oxycodon*|antidepress*|benzo*|pills|sleeping pills|meds|medication|hap|haplar|ilaç*|ilac*|tabletki|tabletek|leki|таблет*|ліки|пігул*|pildor*|pastillas|médicament*|medicament*|tablette*|pillole|حبوب|الحبوب|kinini|kaniini*|doordrukstrip*|strip|strips|doosje|doosjes',
  sparen:
    'opgespaard|opspaar*|spaar|spaarde|sparen|verzameld|verzamel|bewaar*|bewaart|hamster*|opgepot|achtergehouden|gespaard|saved up|stash*|hoard*|biriktir*|uzbiera*|zbieram|накопил*|назбира*|klaargelegd|klaarliggen|ligt klaar|liggen klaar|klaar liggen|klaargelegt|klaarstaan|staat klaar',
  slikken:
    'geslikt|slik|slikken|ingenomen|doorgeslikt|weggeslikt|overdosis*|overdose*|overdosering|od|yuttum|içtim|połkn*|polkn*|выпил*|випил*|tomé|tome|avalé|geschluckt|swallowed|took all|bebe|alles ingenomen|achterover|teveel|te veel|too many|too much|heel doosje|hele strip|hele doos',
  snijden:
    'snij|snijd|snijdt|snijden|snee|sneed|gesneden|kras|krast|krassen|gekrast|krab|polsen|pols|scheermes*|scheermesje*|aders|cut|cuts|cutting|self harm|selfharm|automutil*|zelfbeschadig*|verminkt|verminken|bloed|bloedt|bleed*|kesiyor*|tnę|ritzen|ritzt|ritze',
  hoogte:
    'brug|dak|balkon|flat|toren|spoor|rails|perron|trein|metro|viaduct|galerij|reling|kade|kanaal|maas|water in|gracht|bridge|rooftop|ledge|tracks|springen|spring|sprong|gesprongen|jump*|köprü*|most|мост|pont|puente|brücke',
  touw: 'touw|strop|koord|riem|kabel|haak|balk|rope|noose|belt|ip|sznur|верёвк*|мотуз*|corde|soga|strick|benzine|jerrycan|uitlaat|gaskraan',
  iets_aandoen:
    'aandoen|aan doen|aandoet|aan doet|aangedaan|iets aan|wat aan|hurt|harm|zarar|krzywd*|doemij|domme dingen|gekke dingen|iets doms|onherstelbaar|onomkeerbaar|terugdraaien|terug te draaien|iets ergs|stoms|something stupid|rare dingen|verkeerde dingen',
  wanhoop:
    'uitweg|uitzicht|hoop|hopeloos*|zinloos*|uitzichtloos*|zie het niet|niet meer zitten|moegestreden|op|opgebrand|opgeven|geef op|opgegeven|verloren|tunnel|put|afgrond|zwart gat|leeg|gevoelloos|wanhop*|radeloos|ten einde|eind raad|einde raad|hopeless*|pointless|worthless|waardeloos|no way out|give up|giving up|numb|umutsuz*|çare*|bezsens*|nadziei|выход*|безысход*|вихід|dayanam*|espoir|ausweg|esperanza|levensmoe*|moe van|kan niet meer|trek het niet|trek t|volhoud*|hou vol|houd vol|bezwijk*|breek|gebroken',
  pijn: 'pijn|zeer|lijden|lijd|pain|suffer*|acı*|ból|bol|боль|біль|dolor|douleur|schmerz*|ألم|xanuun',
  gedachte:
    'gedacht*|denk|denken|dacht|hoofd|piekeren|plan|plannen|besloten|besluit|datum|thinking|thoughts|decided|düşün*|myślę|mysle|думаю|думки|pienso|penser|denke',
  slaan:
    'slaat|slaan|slaag|sloeg|slacht|slaand|geslagen|geslage|geslaan|sjleit|slaa*t|mept|meppen|gemept|klap|klappen|klop|tik|tikken|pets|stomp|stompt|stompte|gestompt|schop|schopt|schopte|geschopt|trap|trapt|trapte|getrapt|ram|ramt|rammen|geramd|beuk|beukt|beuken|duwt|duwde|geduwd|duw|gooit|gooide|gegooid|smeet|knijpt|kneep|geknepen|knijp|trok|haren|vuist|vuisten|losse handjes|handen los|handtastelijk|hardhandig|toegetakeld|afgeranseld|aframmel*|pak slaag|hit|hits|hitting|beat|beats|beating|beaten|punch*|kick|kicks|kicked|slap|slaps|slapped|push|pushed|shov*|döv*|dov*|vur*|dayak|tokat*|bije|bił|bil|uderz*|pobi*|kopie|kopn*|бьёт|бьет|бил|избил*|ударил*|бив|вдарив|побив|dal|bati|naki|fon|pega|pegó|pego|golpe*|frapp*|bat|tape|gifle*|schlägt|schlug|geschlagen|prügelt|يضرب*|ضرب*|yadrib*|kaydr*|kaydreb*|drebni|ydreb*|derbni|ichath|garaac*|ይወቅዓኒ|ወቒዑ*|riem|stok|pollepel|slipper|kapot slaan|bek geslage|op mn bek|te pakken|te grazen',
  keel: 'keel|wurg*|verwurg*|gewurgd|verstik*|gestikt|adem|stik|nek|strang*|choke*|choking|throat|boğ*|bogaz*|dusi*|душил*|душит|душив|étrangl*|etrangl*|würg*|gewürgt|estrangul*|ahorc*|خنق*|يخنق*',
  wapen:
    'mes|messen|messe|mesje|hakmes|machete|pistool|vuurwapen|wapen|geweer|blaffer|strap|nifi|bijl|hamer|honkbalknuppel|knuppel|knife|gun|weapon|bıçak|bicak|silah*|nóż|noz|nożem|нож*|ніж|ножем|kuchiu|cuchillo|couteau|messer|سكين|mouss|lmouss|mindi|steekt|stak|gestoken|steken|stab*|zuur|zoutzuur|benzine',
  dreigen:
    'dreig|dreigt|dreigen|dreigde|gedreigd|bedreig*|chant*|afpers*|afgeperst|intimid*|threat*|tehdit*|groz*|groż*|угрож*|погрожу*|menasa|amenaz*|menac*|droht|drohen|تهديد|هددني|يهدد*|hanjab*|spijt krijgen|weet je te vinden|weet mij te vinden|weet me te vinden|weten te vinden|zoekt me|zoeken me|kom je halen|komt me halen|jou vinden|opzoeken|opwacht*|wacht me op|eraan|er aan ga|weekend niet haal|betaald zetten|kapotmaak*|kapot maak*|kapot maken',
  stalken:
    'stalk*|gestalkt|achtervolg*|volgt|volgen|achterna|staat voor|voor mijn raam|voor het raam|buiten te wachten|wacht op|post|houdt in de gaten|gps|tracker|airtag|following|follows|takip|śledzi|следит|suit|sigue',
  controle:
    'luistert mee|leest mee|kijkt mee|meelezen|controle*|controleer*|afgepakt|afpakt|pakt af|ingenomen|opgesloten|opsluit*|sluit op|sluit|laat niet|mag niet|mag het huis niet|niet naar buiten|vast|gevangen|gegijzeld|gijzel*|vrijheid|stiekem|stiekum|geheim|checks|locked|trapped|lock|prisoner|not allowed|kilit*|zamkn*|заперл*|запер|замкн*|enferm*|encerr*|eingesperrt|sperrt|محبوس*|mag niks|toestemming van hem|van hem mag|isol*',
  bang: 'bang|bange|angst|angstig|doodsbang|durf|durft|durven|durfde|vrees|eng|schrik|onveilig|niet veilig|geen veilig*|afraid|scared|fear|terrified|unsafe|not safe|frightened|kork*|boję|boje|strach|боюсь|страшно|боюся|miedu|frede|miedo|peur|angst|أخاف|خايفة|خائفة|khayf*|baqay*|loop op eieren|eieren|op mijn hoede|oppassen|verstop*|verstopt|schuil*|hiding|hide',
  partner:
    'man|mans|mijne vent|vent|vrouw|echtgenoot|echtgenote|partner|vriend|vriendje|vriendin|ex|exman|exvriend|expartner|verloofde|lief|husband|boyfriend|wife|girlfriend|koca*|kocam|eşim|esim|sevgili*|mąż|maz|mężem|partnera|żona|chłopak|муж|мужа|мужем|чоловік*|жена|marido|masra|esposo|mari|mon mari|copain|mein mann|زوجي|زوج|zawji|jawzi|rajli|rajel|ninkay*|ninkey*|ሰብኣየይ|loverboy*',
  ouder:
    'vader|moeder|papa|mama|pa|ma|pap|mam|heit|mem|pabba|pleegvader|pleegmoeder|stiefvader|stiefmoeder|stiefpa|stiefma|ouder|ouders|father|mother|dad|mum|mom|daddy|mommy|parents|stepdad|stepfather|stepmother|baba|babam|annem|anne|ojciec|ojca|matka|mamę|tata|отец|папа|мать|мама|батько|мати|padre|madre|père|mère|vater|mutter|أبي|أمي|baba|mama|yemma|aabbe|hooyo|tata|opa|oma|opvoeder|verzorger',
  familie:
    'broer|broers|zus|zusje|zussen|broertje*|oom|tante|neef|nicht|nichtje|familie|schoonfamilie|schoonvader|schoonmoeder|ome|brother*|sister*|uncle|aunt|cousin|family|abim|abi|amca*|dayı*|kardeş*|aile*|brat|bracia|wujek|rodzina|брат|дядя|дядько|tio|tío|hermano*|oncle|frère|bruder|onkel|أخي|عمي|khoya|3emmi|adeer*|walaal*',
  kind: 'kind|kinderen|kindje|kindjes|kinders|kids|kiddo*|kleine|kleintje|kleintjes|klèn|baby|babytje|zuigeling|pasgeboren|peuter*|kleuter*|zoon|zoontje|dochter|dochtertje|jongetje|meisje|meisjes|tweeling|buurkind*|neefje|nichtje|kleinkind*|kleinzoon|kleindochter|leerling|puber|tiener|child|children|kid|little one|toddler*|newborn|infant|son|daughter|boy|girl|çocuk*|cocuk*|bebek|bebe|kızım|kizim|oğlum|oglum|dziecko|dzieci|dziecka|niemowl*|córka|syn|ребёнок|ребенок|дети|детей|детьми|сын|дочь|дитина|діти|дітей|дітьми|донька|син|mucha|muchanan|pikin|niño*|niña*|hijo*|hija*|enfant*|bébé|le petit|kindes|das kind|الطفل|طفل*|أطفال*|الأطفال|ابنتي|ابني|drari|lweld|bnt*|bint*|wlad*|ilma*|caruur*|gabadh*|ቆልዓ|ቆልዑ|bern|kindj',
  alleen:
    'alleen|aleen|allenig|allinnich|allein|in zn eentje|in zijn eentje|in haar eentje|eentje|moederziel|achtergelaten|achterlaat|laat achter|onbeheerd|zonder toezicht|zonder oppas|niemand bij|niemand thuis|geen volwassene|past niemand|niemand past|alone|unattended|by himself|by herself|yalnız|yalniz|tek başına|tek basina|samo|sam w|sama|sami|один дома|одна дома|одни дома|сам вдома|сама вдома|so na kas|su so|wan na oso|solo en casa|sola en casa|solos en casa|tout seul|toute seule|وحده|وحدها|وحدهم|bo7do|bou7do|kaligiis|kaligeed|በይኑ',
  weg: 'weg|weggegaan|weggaat|weggelopen|wegloopt|vermist|verdwenen|spoorloos|niet thuisgekomen|niet thuis gekomen|niet teruggekomen|ondergedoken|gevlucht|weggevlucht|vluchten|missing|runaway|ran away|gone|disappeared|kayıp|kayip|zaginą*|пропал*|зник*|perdid*|desapareci*|disparu*|verschwunden|مفقود*|waayay',
  thuis:
    'thuis|tuis|thoes|thús|huis|woning|kamer|home|house|flat|ev|evde|evim|eve|dom|domu|mieszkan*|дом|дома|домой|вдома|додому|kas|oso|osso|casa|maison|haus|hause|البيت|dar|guri*|ገዛ',
  slapen:
    'slaap|slapen|slape|slaapt|slaope|sjlaope|slp|sliep|sliepe|overnacht*|nacht|slaapplek|slaapplaats|bed|bank|sleep|sleeping|stay the night|uyu*|yat*|kalacak|spać|spac|śpimy|spimy|śpię|спать|ночуем|ночевать|ночую|спати|ночуємо|drumi|sribi|dormir|dormimos|duermo|dormons|dors|schlafen|schlafe|ننام|أنام|nn3s*|seexan*|ንድቅሰሉ|verblijf*',
  buiten:
    'straat|op straat|buiten|auto|park|portiek|tent|bos|station|bushokje|trappenhuis|garage|garagebox|kelder|schuur|stoep|brug|bankje|car|street|streets|outside|araba*|sokak*|dışarı*|samocho*|ulicy|dworcu|машине|машині|улиц*|вулиц*|autonan|outo|kaya|wagi|strati|coche|calle|voiture|rue|strasse|straße|السيارة|الشارع|zen9a|zanqa|tonobil*|gaari*|portieken|metrostation|parkeergarage|opvang|nachtopvang',
  dakloos:
    'dakloos|dakloze|daklozen|thuisloos|geen dak|zwerf|zwerven|zwerft|zwervend|slaapplek*|onderdak|geen huis|ontruim*|ontruiming|uitzett*|uitgezet|uit huis gezet|eruit gezet|eruit gegooid|buitengezet|buiten gezet|eruit getrapt|eruit geflikkerd|deur uit|sloten|slot veranderd|afgebrand|onbewoonbaar|homeless|evict*|kicked out|threw me out|thrown out|kicked me out|changed the locks|no shelter|roof|evsiz*|bezdom*|wyrzuci*|eksmi*|выгнал*|выселя*|вигнал*|бездомн*|desaloj*|expuls*|à la rue|obdachlos*|rausgeworfen|rausgeschmissen|طرد*|مشرد*|deurwaarder|huisbaas|verhuurder|landlord|ev sahibi|opvang vol|weggestuurd',
  eten: 'eten|ete|iten|vreten|vrete|bikken|bunkeren|brood|boterham*|melk|melkpoeder|flesvoeding|babyvoeding|voeding|voedsel|boodschappen|luier*|koelkast|maaltijd*|maag|food|formula|groceries|meal*|fridge|eaten|eat|yemek|yiyecek|ekmek|süt|sut|yemedi*|jedzenia|jeść|jesc|chleb*|mleko|lodówk*|еда|еды|есть нечего|кушать|їжа|їжі|їсти|холодильник|kuminda|nyanyan|comida|comer|manger|nourriture|essen|طعام|أكل*|يأكلوا|خبز|makla|mkla|cunto|ምግቢ',
  honger:
    'honger*|hongerig|uitgehongerd|verhonger*|ondervoed*|lege maag|niet gegeten|niets gegeten|niks gegeten|hungry|hunger|starv*|aç|açız|głodn*|glodn*|голод*|hamber|angri|hambre|faim|جائع*|جوع|jou3|ju3|gaajo*|ጠምዮም|ጠሚየ|vermager*|kruimel',
  geldnood:
    'geld|saldo|euro|rood|schuld*|uitkering|loon|money|paid|para|pieniędzy|pieniedzy|деньги|денег|грош*|plaka|moni|dinero|argent|فلوس|lflous|lacag*',
  stemmen:
    'stem|stemmen|stemme|opdracht*|fluister*|bevel*|voices|voice in|sesler|głosy|glosy|голоса|голоси|stimnan|voces|voix|stimmen|أصوات*|codad*|hoofd zegt|in mijn hoofd|in me hoofd',
  waan: 'chip|camera*|afluister*|zender*|straling|bestraal*|straalt|vergiftig*|vergif*|gif|complot*|achtervolg*|duivel*|satan|demon*|djinn*|jinn*|bezeten|uitverkoren*|messias|god spreekt|profeet|aliens|geheime dienst|aivd|psychos*|psychotisch*|waan*|paranoi*|hallucin*|manisch*|manie|verward*|in de war|dwaal*|doolt|dolen|dement*|dementie|naakt|poison*|devil|şeytan*|zehir*|truj*|diab*|отрав*|дьявол|бес|отру*|naakt|nachtjapon|nachtpon|verschanst|verschanz*|barricad*|van het padje|nep|echt is',
  bewusteloos:
    'reageert niet|reageert nie|geen reactie|niet wakker|bewusteloos|flauwgevallen|flauw|buiten bewustzijn|komt niet bij|niet meer bij|blauw|slap|stuip*|toeval|ademt|adem|ademhaling|kwijlt|braaksel|overgeven|unconscious|not waking|not responding|not breathing|passed out|bayıl*|uyanmıyor|nieprzytomn*|nie reaguje|не дышит|не реагирует|без сознания|не дихає|непритомн*|inconscient*|no respira|bewusstlos|فاقد|suuxd*|op de grond|gevallen|ligt al',
  middel:
    'ghb|heroïne|heroine|cocaïne|cocaine|crack|speed|xtc|lachgas|gespoten|spuit|drugs|dope|drank|drinkt|gedronken|dronken|bezopen|zuipt|alcohol|wodka|verslaafd|wasmiddel|chloor|bleek|antivries|gootsteenontstopper|rattengif|drunk|drinking|sarhoş|içki|pijany|pije|пьян*|пьёт|пьет|borracho|ivre|soûl|besoffen|betrunken|سكران|skran',
  verkracht:
    'verkracht*|aangerand|aanranding*|misbruik*|ontucht|incest|rape|raped|raping|molest*|sexually|tecavüz*|tecavuz*|taciz*|zgwałc*|zgwalc*|изнасил*|зґвалт*|violaron|violó|viola|viol|violée|violé|vergewaltig*|اغتصاب|اغتصب*|kufsa*|ghtasb*',
  aanraken:
    'aanraak*|raakt aan|raakt mij aan|zit aan|zat aan|aan mij|betast*|voelt aan|gevoeld|onder mijn kleren|broek|onderbroek|naakt*|naaktfoto*|bloot*|kleren uit|zonder kleren|seks|sex|poenie|plasser|piemel|vagina|billen|borsten|kamer in|in mijn bed|bij mij in bed|komt in bed|naast me liggen|bij me liggen|touch|touches|touching|naked|nudes|dokunuyor|dotyka|трогает|чіпає|mishi|toca|tocó|touche|fasst an|يلمس*|taabt*|vieze dingen|stoute dinge*|geheimpje|spelletje|dingen doen|dinge doen|rare spelletjes',
  dwang:
    'dwing|dwingt|dwingen|gedwongen|dwang|moet ik|moet van|verplicht|onder druk|tegen mijn wil|tegen haar wil|forced|force|forces|zorla*|zmusz*|заставля*|принужд*|змуш*|obliga*|force|forcer|zwingt|gezwungen|بالقوة|bezez|bzez|khasab|uitgehuwelijkt|uithuwelijk*|moet trouwen|laten trouwen|trouwen|trouw|huwelijk|besned*|besnijd*|marry|marriage|evlend*|ślub|wyjść za|замуж|заміж|marier|casar*|heiraten|تزويج*|زواج|yzewj*|zwaj|guur*',
  uitbuiting:
    'paspoort|papieren|id kaart|afgepakt|loverboy*|pooier|prostitu*|klanten|mannen|andere mannen|verhuurt|verkoopt|club|geen loon|niet betaald|uitgebuit|uitbuit*|slaaf|mensenhandel*|mensensmokkel|smokkelaar|passport|traffick*|pimp|pasaport*|paszport|паспорт|pasaporte|passeport|reisepass|جواز|drugs rondbrengen|pakketjes|pakkies|drugskoerier|ronselen|geronseld|schuld afwerken|afwerken|terugbetalen|enkele reis|enkeltje|achterlaten',
  eer: 'eer|eerwraak*|schande|schaamte|te schande|eergerelateerd|honour|honor|namus*|şeref|shame|honra|honneur|ehre|شرف|الشرف|char af|3ib|3ar|sharaf*|homo|lesbisch|vriendje|hoofddoek|maagd*|zwanger',
  letsel:
    'blauwe plek*|blauwe plekken|blauw oog|blauwe ogen|plekken|striemen|brandplek*|brandwond*|gebroken|rib|ribben|tand|lip|bult|hersenschudding|bloedneus|bebloed|onder het bloed|wond|wonden|letsel|bruise*|black eye|broken|bleeding|morluk*|siniak*|синяк*|синц*|moret*|bleus|blaue flecken|كدمات',
  gillen:
    'gil|gilt|gillen|gegil|schreeuw*|geschreeuw|huilt|huil|huilen|gehuil|krijst|krijsen|roept om|help|hulp roept|scream*|crying|cries|yell*|çığlık|ağlıyor|krzyk*|płacz*|кричит|плачет|крич*|плаче|grita|llora|crie|pleure|schreit|weint|يصرخ|يبكي',
  verwaarloos:
    'verwaarlo*|verzorgt niet|vieze kleren|vieze luier|stinkt|ruikt naar|urine|poep|vuilnis|vervuil*|ongedierte|luizen|smerig|vies huis|geen jas|magere|mager|prullenbak|vuilnisbak|neglect*|filthy|starved|zaniedb*|verslonst',
  kindermish:
    'mishand*|mishandel*|kindermishand*|door elkaar|geschud|schudt|schudden|shaken|shake|abus*|zlob*|schreeuwt tegen|kleineer*|vernedert|straf|opgesloten|donker|douche|kast|kelder|buiten staan|vastgebonden|bindt vast|geweld|huiselijk|violen*|şiddet|przemoc*|насили*|насильств*|violencia|violence|gewalt|عنف|wreed*|marteling|martelt|foltert',
  nu: 'nu|vandaag|vanavond|vannacht|straks|direct|meteen|zo|elk moment|dadelijk|vanmiddag|morgen|vnv|vnd|tonight|now|today|tomorrow|bugün|bu gece|şimdi|dziś|dzis|dzisiaj|dziś wieczór|teraz|сегодня|сейчас|сьогодні|зараз|awe|awe nochi|awor|tide|esta noche|hoy|ahora|ce soir|cette nuit|maintenant|heute|jetzt|الليلة|الآن|اليوم|had lila|daba|caawa|hadda|ሎሚ|ሕጂ',
  steeds:
    'weer|elke|iedere|steeds|altijd|dagelijks|constant|vaak|vaker|erger|again|every|always|yine|hep|znowu|ciągle|опять|снова|знову|every night|otra vez|encore|wieder|دائما|bezzaf|mar kale',
  dagen:
    'dagen|uren|weken|sinds gisteren|al twee|al drie|sinds vrijdag|days|hours|since|gündür|dni|dzień|дней|дня|днів|dia|días|jours|tage|يومين',
  help: 'help|hulp|red|redden|kom snel|snel|politie|112|ambulance|noodgeval|spoed|dringend|please|alsjeblieft|aub|yardım|imdat|pomocy|ratunku|помогите|спасите|допоможіть|ayuda|socorro|au secours|aidez|hilfe|النجدة|3awnouni|caawi*',
  buren:
    'buurman|buurvrouw|buren|buur|hiernaast|bovenbuur*|onderbuur*|overbuur*|neighbo*|komşu*|sąsiad*|сосед*|сусід*|vecin*|voisin*|nachbar*|جارتي|الجيران',
  ander: 'client|cliënt|patiënt|collega|leerling|mevrouw|meneer|vriend van|kennis|vriendin|iemand',
  // What makes the same words harmless.
  media:
    'film|films|boek|boeken|roman|serie|documentaire*|krant|nieuws|artikel|podcast|toneel*|theater*|musical|liedje|nummer|song|game|spel|netflix|tv|televisie|journaal|youtube|tiktok|sprookje|verhaal|gedicht|leesclub|thriller|movie|show|book|novel|meme|filmpje|lied|playlist|aflevering|seizoen|acteur|hoofdpersoon|detective|quiz',
  studie:
    'werkstuk|scriptie|opdracht school|spreekbeurt|spreekbeurd|school project|project|onderzoek|studie|student*|stage|stageverslag|opleiding|cursus|training|workshop|les|lessen|docent|college|lezing|presentatie|thesis|essay|profielwerkstuk|verslag|paper|interview*|enquete|enquête|cijfers over',
  beroep:
    'vrijwillig*|ervaringsdeskundig*|voorlichting|themabijeenkomst|themaweek|bijeenkomst|congres|symposium|flyer|folder|poster*|nieuwsbrief|uitnodiging|netwerk*|overleg|notulen|beleid*|beleidsplan|subsidie|vergadering|inzameling|collecte|campagne|meldcode|protocol|vacature|sollicit*|agenda|aanmelden|webinar|programma',
  vroeger:
    'vroeger|jaren geleden|destijds|toen|oorlog|opa vertelde|lang geleden|in het verleden|verleden|years ago|gelukkig|inmiddels|intussen|tegenwoordig|tien jaar|twintig jaar|als kind|jeugd|overgrootvader|voorouder*',
  grap: 'haha*|hihi|lol|grapje|grap|geintje|figuurlijk|bij wijze|spreekwoord*|knipoog|xd|lachen|lach|joh|kidding|joke|jk|hahaha|😂|wijze van spreken|zogezegd|knettergek',
  ding: 'formulier*|brief|brieven|rekening|factuur|telefoon|laptop|computer|internet|wifi|batterij|accu|site|website|portaal|app|auto kapot|wasmachine|koelkast|fiets|rijbewijs|digid|mail|bericht|account|wachtwoord|printer|abonnement|tv|bel|lamp',
  dier: 'hond|honden|kat|katten|poes|konijn*|hamster|vogel*|parkiet|vis|vissen|kip|kippen|paard|cavia|dog|cat|puppy|kitten|muizen|ratten|wespen|mieren',
  afspraak:
    'afspraak|afspraken|aanvraag|aanvragen|aanmelden|inschrijv*|verzetten|openingstijd*|spreekuur|inloop|balie|consulent|indicatie|beschikking|wmo|pgb|traplift|scootmobiel|rollator|huurtoeslag|toeslag*|bijstand|regeling|betalingsregeling|bezwaar|termijn|contactpersoon|terugbellen|bijlage|kopie|appointment|application|form|randevu|termin|rendez|cita|wizyt*|spotkani*|запис*|заявл*|موعد|طلب|ballan|sita|kursus|kurs*|cursus',
  spel: 'voetbal|wedstrijd|fifa|schaken|schaak|sport|boksen|judo|karate|team|toernooi|playstation|kaarten|darts|gewonnen|verloren|training|trainen|sportschool|hardlopen|marathon|vakantie|camping|feest|bbq|barbecue|kermis|efteling|hotel|kampeer*|kamperen|uitje|reis|trip|holiday',
};
