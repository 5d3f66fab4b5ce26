//! Everyday words for what services are about: what people type, and what the pages say instead.

use std::sync::LazyLock;

use super::{Word, words::telling};
use crate::finding::Topic;

/// What an everyday word means.
#[derive(Debug)]
pub(super) struct Meaning {
    /// The topic of services that are about it.
    pub(super) topic: Option<Topic>,
    /// Words, folded, that the Italian texts of services use for it.
    pub(super) means: Vec<Word>,
    /// What people type, each as its telling words.
    typed: Vec<Vec<Word>>,
}

impl Meaning {
    /// What people type in one word.
    pub(super) fn single_words(&self) -> impl Iterator<Item = &Word> {
        self.typed.iter().filter_map(|words| match words.as_slice() {
            [word] => Some(word),
            _ => None,
        })
    }

    /// What people type in several words.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &[Word]> {
        self.typed.iter().map(Vec::as_slice).filter(|words| words.len() > 1)
    }
}

/// The table, read once.
pub(super) static TABLE: LazyLock<Vec<Meaning>> = LazyLock::new(|| {
    let phrase = |phrase: &str| telling(phrase).into_iter().map(Word::new).collect::<Vec<_>>();
    let read = |(topic, means, typed): &Row| Meaning {
        topic: *topic,
        means: means.iter().map(|word| Word::new((*word).to_owned())).collect(),
        typed: typed.split(',').map(phrase).filter(|words| !words.is_empty()).collect(),
    };
    ROWS.iter().map(read).collect()
});

/// Topic, words of the pages, words of people.
type Row = (Option<Topic>, &'static [&'static str], &'static str);

/// One line for each language: Italian, English, French, Spanish, Arabic, Ukrainian.
const ROWS: [Row; 34] = [
    (
        Some(Topic::Money),
        &["bollette", "denaro", "economico"],
        "bolletta, luce, gas, acqua, utenze, riscaldamento, bolletta della luce,
         bill, bills, electricity, heating, utilities,
         facture, électricité, chauffage,
         factura, recibo, electricidad, luz, calefacción,
         فاتورة, فواتير, كهرباء, غاز,
         рахунок, комуналка, комунальні, електрика, опалення",
    ),
    (
        Some(Topic::Money),
        &["affitto"],
        "affitto, canone, pigione, locazione, padrone di casa, caparra,
         rent, landlord, deposit,
         loyer, propriétaire, caution,
         alquiler, casero, fianza,
         ايجار, إيجار,
         оренда, орендна плата, квартплата",
    ),
    (
        Some(Topic::Money),
        &["denaro", "economico", "economica"],
        "soldi, denaro, contributo, sussidio, bonus, povertà, povero, debiti, debito, spesa, fine mese, reddito, assegno,
         isee, adi, reddito di cittadinanza, assegno di inclusione, mantenimento, carta acquisti, pacco alimentare,
         money, benefit, benefits, poor, debt, debts, income, allowance, make ends meet, food bank,
         argent, allocation, pauvreté, dettes, revenu, fin de mois,
         dinero, subsidio, pobreza, deudas, ingresos, fin de mes,
         مال, نقود, فلوس, ديون, إعانة, فقر,
         гроші, грошова, борги, бідність, виплата, субсидія, дохід",
    ),
    (
        Some(Topic::Money),
        &["lavoro", "denaro"],
        "disoccupato, disoccupazione, licenziato, licenziamento, cassa integrazione, perso il lavoro, senza lavoro, naspi,
         unemployed, unemployment, fired, lost my job,
         chômage, chômeur, licencié,
         paro, desempleo, desempleado, despedido,
         بطالة, عاطل,
         безробітний, безробіття, звільнили",
    ),
    (
        Some(Topic::Home),
        &["sfratto", "casa", "abitativa"],
        "sfratto, sfrattato, sfrattata, pignoramento, ufficiale giudiziario,
         eviction, evicted,
         expulsion, expulsé,
         desahucio, desalojo,
         إخلاء, طرد,
         виселення, виселяють",
    ),
    (
        Some(Topic::Home),
        &["casa", "abitativa", "dormire"],
        "casa, alloggio, casa popolare, case popolari, abitazione, appartamento, senza casa, senza tetto, senzatetto, clochard,
         dormitorio, albergo, dormire, strada, occupazione,
         house, home, homeless, housing, shelter, flat, council house,
         logement, maison, sans abri, foyer, dormir,
         vivienda, casa, sin techo, alojamiento, piso,
         سكن, بيت, منزل, مأوى, شقة,
         житло, дім, квартира, бездомний, притулок, гуртожиток",
    ),
    (
        Some(Topic::Care),
        &["assistenza", "anziane", "lavarsi"],
        "badante, colf, oss, assistenza domiciliare, sad, anziani, anziano, vecchiaia, vecchio, nonno, nonna, nonni, non autosufficiente,
         alzheimer, demenza, igiene, lavarsi, vestirsi, pulizie, dimissioni, ospedale, caregiver, sola, solitudine,
         carer, caretaker, home care, elderly, old, grandmother, grandfather, dementia, hospital,
         aide à domicile, auxiliaire de vie, personnes âgées, âgé, vieux, grand mère, démence, hôpital,
         cuidadora, cuidador, ancianos, anciano, mayores, abuela, abuelo, demencia, hospital,
         مسنين, كبار السن, مسن, رعاية منزلية, جدتي, مستشفى,
         доглядальниця, догляд, літні, літня людина, бабуся, дідусь, лікарня, похилий",
    ),
    (
        None,
        &["pasto", "pasti", "cucinare"],
        "mangiare, cibo, pranzo, cena, mensa, cucina, pasto, fame, cucinare,
         meal, meals, food, lunch, cook, hungry, meals on wheels,
         repas, manger, nourriture, cuisiner, portage de repas,
         comida, comer, almuerzo, cocinar, comedor,
         طعام, أكل, وجبات, وجبة, طبخ,
         їжа, харчування, обіди, обід, готувати, їсти",
    ),
    (
        Some(Topic::Transport),
        &["trasporto", "autobus", "mezzo"],
        "trasporto, pulmino, pullman, autobus, taxi, accompagnamento, accompagnare, passaggio, macchina, navetta, ambulanza, spostarsi,
         transport, bus, ride, minibus, car,
         transport, bus, navette, accompagnement, voiture,
         transporte, autobús, coche, acompañamiento,
         نقل, حافلة, مواصلات, سيارة,
         транспорт, перевезення, автобус, підвезти, машина",
    ),
    (
        Some(Topic::Transport),
        &["disabilita", "carrozzina"],
        "disabile, disabili, disabilità, handicap, invalido, invalidità, carrozzina, sedia a rotelle, 104, legge 104, cieco, sordo,
         autismo, autistico,
         disabled, disability, wheelchair, blind, deaf, autism,
         handicapé, handicap, fauteuil roulant, invalidité, autisme,
         discapacidad, discapacitado, silla de ruedas, minusválido,
         إعاقة, معاق, كرسي متحرك, ذوي الاحتياجات,
         інвалід, інвалідність, візок, інвалідний візок, аутизм",
    ),
    (
        None,
        &["terapie", "cure"],
        "terapia, terapie, cure, visita medica, dialisi, fisioterapia, riabilitazione,
         therapy, treatment, dialysis,
         thérapie, soins, dialyse,
         terapia, tratamiento, diálisis,
         علاج, غسيل الكلى,
         терапія, лікування, діаліз",
    ),
    (
        Some(Topic::Residence),
        &["rsa", "riposo", "residenza"],
        "casa di riposo, casa riposo, rsa, ricovero, ospizio, residenza, residenza protetta, casa famiglia, comunità, istituto, struttura,
         retta rsa, casa protetta,
         nursing home, care home, rest home, residential care,
         maison de retraite, ehpad,
         residencia, residencia de ancianos, asilo de ancianos, geriátrico,
         دار المسنين, دار رعاية,
         будинок для літніх, пансіонат, будинок престарілих",
    ),
    (
        Some(Topic::Children),
        &["nido"],
        "asilo, asilo nido, nido, retta del nido, scuola materna, materna, scuola infanzia, babysitter, baby sitter, tata, neonato, neonata,
         nursery, kindergarten, daycare, day care, childcare, newborn,
         crèche, garderie, maternelle, nourrice, bébé,
         guardería, jardín de infancia, niñera, bebé,
         حضانة, روضة, رضيع,
         ясла, садок, дитячий садок, дитсадок, няня, немовля",
    ),
    (
        Some(Topic::Children),
        &["bambino", "figli"],
        "bambino, bambini, figlio, figli, figlia, minori, minorenni, ragazzi, adolescente, gravidanza, incinta, mamma,
         baby, child, children, kids, teenager, pregnant, pregnancy, son, daughter,
         enfant, enfants, fils, fille, enceinte, grossesse, adolescent,
         niño, niños, hijo, hijos, hija, embarazada, embarazo, adolescente,
         طفل, أطفال, ابني, ابنتي, حامل,
         дитина, діти, син, дочка, вагітна, підліток",
    ),
    (
        Some(Topic::Children),
        &["separando", "genitori", "mediazione"],
        "separazione, divorzio, divorziare, litigi, litigare, mediazione familiare, affido, affidamento, ex marito, ex moglie, adozione,
         divorce, separation, custody, family mediation, foster care, adoption,
         divorce, séparation, garde, médiation familiale,
         divorcio, separación, custodia, mediación familiar,
         طلاق, انفصال, حضانة الأطفال,
         розлучення, опіка, сімейна медіація",
    ),
    (
        Some(Topic::Children),
        &["scuola", "figli", "educatrice"],
        "bullismo, dispersione scolastica, bocciato, compiti, doposcuola, educatore, educatrice, comportamento, capricci,
         bullying, truancy, homework, behaviour,
         harcèlement scolaire, devoirs, éducateur,
         acoso escolar, deberes, educador,
         تنمر, واجبات,
         булінг, уроки, вихователь",
    ),
    (
        Some(Topic::Abroad),
        &["permesso", "soggiorno"],
        "permesso, permesso di soggiorno, soggiorno, carta di soggiorno, questura, visto, rinnovo permesso, kit postale, sanatoria,
         permit, residence permit, visa, immigration,
         titre de séjour, permis de séjour, visa, préfecture,
         permiso de residencia, permiso, visado, papeles,
         إقامة, تصريح الإقامة, تأشيرة, رخصة,
         дозвіл, посвідка, посвідка на проживання, віза",
    ),
    (
        Some(Topic::Abroad),
        &["stranieri", "cittadinanza"],
        "straniero, straniera, stranieri, immigrato, immigrata, immigrati, migrante, extracomunitario, rifugiato, profugo, asilo politico,
         richiedente asilo, protezione internazionale, ucraino, marocchino, cittadinanza, passaporto, clandestino,
         foreigner, foreigners, immigrant, migrant, refugee, asylum, citizenship, passport,
         étranger, immigré, migrant, réfugié, demandeur asile, nationalité, passeport,
         extranjero, inmigrante, refugiado, nacionalidad, pasaporte,
         أجنبي, أجانب, لاجئ, لجوء, مهاجر, جنسية, جواز,
         іноземець, іноземка, біженець, біженці, мігрант, притулок політичний, громадянство, паспорт, тимчасовий захист",
    ),
    (
        Some(Topic::Abroad),
        &["italiano"],
        "corso di italiano, imparare italiano, scuola di italiano, lingua italiana, italiano, traduttore, interprete, mediatrice, mediatore,
         italian course, learn italian, interpreter, translator,
         cours italien, apprendre italien, interprète,
         curso de italiano, aprender italiano, intérprete,
         تعلم الإيطالية, اللغة الإيطالية, مترجم, الإيطالية,
         курси італійської, італійська мова, італійська, перекладач",
    ),
    (
        Some(Topic::Abroad),
        &["famiglia", "arrivare"],
        "ricongiungimento, ricongiungimento familiare, portare la famiglia in italia,
         family reunification, reunification,
         regroupement familial, reagrupación familiar, لم الشمل, возз’єднання сім’ї, возз’єднання",
    ),
    (
        Some(Topic::Violence),
        &["paura", "difficile"],
        "violenza, maltrattamenti, maltrattata, picchia, picchiata, picchiano, botte, stalking, stupro, minacce, abusi, abuso, paura,
         antiviolenza, marito violento, violenta,
         violence, abuse, abused, beaten, beats me, hits me, afraid, threats, rape, stalker, domestic violence,
         violence, violences, maltraitance, battue, frappe, menaces, peur, violée,
         violencia, maltrato, maltratada, pega, golpea, amenazas, violación, miedo,
         عنف, ضرب, تهديد, خوف, اعتداء,
         насильство, б’є, погрози, страх, боюся",
    ),
    (
        Some(Topic::Listening),
        &["colloquio", "assistente"],
        "assistente sociale, assistenti sociali, appuntamento, colloquio, ascolto, parlare, consiglio, orientamento, segretariato, sportello,
         social worker, appointment, talk, advice, interview,
         assistante sociale, rendez vous, parler, conseil, entretien,
         trabajadora social, trabajador social, cita, hablar, consejo,
         أخصائية اجتماعية, موعد, استشارة, نصيحة,
         соціальний працівник, запис, зустріч, порада, консультація",
    ),
    (
        Some(Topic::Listening),
        &["difficile", "problema"],
        "depressione, depresso, triste, stress, ansia, disperato, disperata, droga, alcol, alcolismo, gioco, ludopatia, dipendenza, lutto,
         depression, depressed, sad, anxiety, drugs, alcohol, gambling, addiction,
         dépression, triste, angoisse, drogue, alcool, addiction,
         depresión, triste, ansiedad, drogas, alcohol, ludopatía,
         اكتئاب, حزين, قلق, مخدرات,
         депресія, смуток, тривога, наркотики, алкоголь, залежність",
    ),
    (None, &["isee"], "dsu, indicatore situazione economica, caf"),
    (None, &["nascita", "nato"], "nascita, parto, secondo figlio, birth, naissance, nacimiento, ولادة, народження"),
    (
        None,
        &["scuola"],
        "school, école, escuela, colegio, مدرسة, школа",
    ),
    (
        None,
        &["lavoro"],
        "lavoro, work, job, travail, emploi, trabajo, empleo, عمل, شغل, робота, праця",
    ),
    (None, &["salute", "medico"], "salute, medico, dottore, health, doctor, santé, médecin, salud, médico, صحة, طبيب, здоров’я, лікар"),
    (
        None,
        &["documento"],
        "documento, documenti, lettera, carta, letter, document, papers, document, courrier, documentos, carta, وثيقة, وثائق, документ, документи, лист",
    ),
    (None, &["famiglia", "famiglie"], "famiglia, family, famille, familia, عائلة, أسرة, сім’я, родина"),
    (
        None,
        &["riduzione", "sconto"],
        "sconto, riduzione, agevolazione, esenzione, tariffa, discount, reduction, réduction, descuento, reducción, تخفيض, خصم, знижка, пільга",
    ),
    (
        None,
        &["ospedale"],
        "ospedale, dimesso, dimissione, operazione, hospital, hôpital, مستشفى, лікарня",
    ),
    (
        None,
        &["pensione"],
        "pensione, pensionato, pensionata, pension, pensioner, retraite, retraité, pensión, jubilado, تقاعد, пенсія, пенсіонер",
    ),
    (None, &["madre", "padre"], "mamma, papà, genitori, mother, father, mère, père, madre, padre, أمي, أبي, мама, тато"),
];

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn every_row_says_something_and_its_meanings_are_folded() {
        for meaning in TABLE.iter() {
            assert!(meaning.topic.is_some() || !meaning.means.is_empty());
            assert!(meaning.typed.len() > 2, "{:?}", meaning.means);
            for means in &meaning.means {
                assert_eq!(words(&means.folded), [means.folded.as_str()], "a meaning is one word, folded");
            }
        }
    }

    #[test]
    fn every_topic_has_words_of_its_own() {
        for topic in Topic::ALL {
            assert!(TABLE.iter().any(|meaning| meaning.topic == Some(topic)), "{topic:?}");
        }
    }
}
