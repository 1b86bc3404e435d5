// SPDX-License-Identifier: Apache-2.0
#include "tests/screens/examples.h"

#include "kiosk/result.h"
#include "kiosk/words/languages.h"
#include "tests/screens/control_examples.h"

namespace examples {
namespace {

std::vector<screens::LanguageName> twelve_languages() {
    std::vector<screens::LanguageName> all;
    for (const kiosk::SpokenLanguage& each : kiosk::spoken_languages())
        all.push_back({.code = each.code,
                       .name = each.own_name,
                       .greeting = each.greeting,
                       .direction = each.direction,
                       .keys = each.keys});
    return all;
}

xforms::Paragraph paragraph(xforms::Paragraph::Kind kind, const std::string& words) {
    return {kind, kind == xforms::Paragraph::Kind::heading ? 2 : 0, words, {}};
}

screens::Item note(Tongue tongue, const std::string& reference) {
    using Kind = xforms::Paragraph::Kind;
    screens::Item item;
    item.question.reference = reference;
    item.question.label.paragraphs = {
        paragraph(Kind::heading, pick(tongue, "To reduce inequality and improve life chances through:",
                                      "الحد من عدم المساواة وتحسين فرص الحياة من خلال:")),
        paragraph(Kind::bullet, pick(tongue, "how they focus resources to improve equality outcomes",
                                     "كيفية تركيز الموارد لتحسين نتائج المساواة")),
        paragraph(Kind::bullet,
                  pick(tongue,
                       "supporting their most vulnerable residents to overcome challenges and connect "
                       "them to support that is tailored to their needs",
                       "دعم السكان الأكثر ضعفاً للتغلب على التحديات وربطهم بالدعم المناسب لاحتياجاتهم")),
        paragraph(Kind::bullet, pick(tongue, "delivering on their plans for inclusive economic growth.",
                                     "تنفيذ خططهم للنمو الاقتصادي الشامل."))};
    return item;
}

screens::Item select(Tongue tongue, xforms::ControlKind control, const std::string& reference,
                     const std::vector<std::pair<std::string, std::string>>& choices) {
    screens::Item item;
    item.question.reference = reference;
    item.question.control = control;
    for (std::size_t at = 0; at < choices.size(); ++at)
        item.question.choices.push_back(
            {"c" + std::to_string(at), words(pick(tongue, choices[at].first, choices[at].second)), false});
    return item;
}

screens::Item agreement(Tongue tongue) {
    screens::Item item = select(tongue, xforms::ControlKind::select_one, "/data/agree",
                                {{"Strongly agree", "أوافق بشدة"},
                                 {"Agree", "أوافق"},
                                 {"Neither agree nor disagree", "لا أوافق ولا أعارض"},
                                 {"Disagree", "أعارض"},
                                 {"Strongly disagree", "أعارض بشدة"},
                                 {"Don’t know", "لا أعرف"}});
    item.question.label =
        words(pick(tongue, "How far do you agree with this objective?", "إلى أي مدى توافق على هذا الهدف؟"));
    return item;
}

screens::Item text_item(Tongue tongue) {
    screens::Item item;
    item.question.reference = "/data/change";
    item.question.control = xforms::ControlKind::input;
    item.question.label =
        words(pick(tongue, "What would you change? (optional)", "ما الذي تود تغييره؟ (اختياري)"));
    item.question.most_characters = 500;
    item.draft = screens::Draft{};
    return item;
}

screens::View about(Tongue tongue) {
    screens::About about;
    about.page.reference = "/data/about";
    about.page.titles = {words(pick(tongue, "Why the council asks", "لماذا يسأل المجلس"))};
    screens::Item text = note(tongue, "/data/about");
    about.page.questions = {text.question, text.question};
    about.page.questions[1].reference = "/data/about2";
    return of(tongue, about);
}

screens::View staff(Tongue tongue) {
    screens::Staff staff;
    staff.visits_today = 12;
    staff.submitted_today = 9;
    staff.expired_today = 2;
    staff.waiting = 3;
    staff.refused = 1;
    staff.last_upload = "21 November 2026, 02:14";
    staff.last_outcome = pick(tongue, "All submissions reached the server.", "وصلت كل الإجابات إلى الخادم.");
    staff.form_title = pick(tongue, "Equality Objectives 2024–2028", "أهداف المساواة 2024–2028");
    staff.form_version = "2024-01-08.2";
    staff.in_visit = true;
    staff.kiosk_name = "central-library-1";
    staff.visits_week = 40;
    staff.damaged = 1;
    staff.next_upload = "22 November 2026, 02:00";
    staff.closes = "15 February 2027";
    staff.days_left = 86;
    staff.hours = "9:30–17:00";
    staff.needs = {
        {screens::Staff::Need::Area::disk,
         pick(tongue, "The disk has 12 MB free and 50 MB are needed.", "بقي على القرص 12 ميغابايت.")}};
    return of(tongue, staff);
}

screens::View more_for_staff(Tongue tongue) {
    screens::Staff staff;
    staff.page = screens::Staff::Page::more;
    staff.form_title = "Equality Objectives 2024–2028";
    staff.kiosk_name = "central-library-1";
    staff.hours = "9:30–17:00";
    staff.may_power_off = staff.closed_today = staff.cleared = staff.pin_changed = true;
    staff.clock = "1 January 1970, 0:12";
    staff.last_key = "F20";
    staff.closes = "15 February 2024";
    staff.days_left = -3;
    return of(tongue, staff);
}

screens::View staff_trial(Tongue tongue) {
    screens::StaffTrial trial;
    trial.touched[1] = trial.touched[4] = true;
    trial.last_key = "F20";
    return of(tongue, trial);
}

screens::View readiness(Tongue tongue) {
    screens::Readiness sheet;
    sheet.lines = {{"display", "HDMI-A-1, 1920x1080, 476 x 268 mm", ""},
                   {"touch", "a touch panel", ""},
                   {"sound", "no sound card",
                    "Connect one, or set device = \"\" in [speech]: nothing is then read aloud."},
                   {"network", "a cable is in eth0", ""},
                   {"clock", "2026-11-21 02:14 GMT", ""},
                   {"PIN", "set, with a recovery code", ""}};
    return of(tongue, sheet);
}

// The longest, where nothing was chosen yet; and a day with all that may stand there.
screens::StaffHours opening_hours() {
    screens::StaffHours hours;
    hours.week.fill({.hours = "09:30–17:00",
                     .as_set_up = "09:30–17:00",
                     .opens = "09:30",
                     .closes = "17:00",
                     .may_open_earlier = true,
                     .may_open_later = true,
                     .may_close_earlier = true,
                     .may_close_later = true});
    hours.week[1].hours = hours.week[1].as_set_up = "09:30–12:30, 13:30–19:00";
    hours.week[1].has_break = true;
    hours.week[2].hours = "10:00–17:00";
    hours.week[2].changed = true;
    hours.week[6] = {.as_set_up = "10:00–12:30, 13:30–16:00", .changed = true};
    return hours;
}

screens::View day_of(Tongue tongue, std::size_t day) {
    screens::StaffHours hours = opening_hours();
    hours.chosen = day;
    return of(tongue, hours);
}

screens::View two_questions(Tongue tongue) {
    screens::Item first = agreement(tongue), second = text_item(tongue);
    first.error = pick(tongue, "Choose how far you agree.", "اختر إلى أي مدى توافق.");
    return page(tongue, {first, second});
}

// Emoji among words: in a question, on cards chosen and not, in a field.
screens::View emoji(Tongue tongue) {
    screens::Item choices =
        select(tongue, xforms::ControlKind::select_many, "/data/parks",
               {{"Yes \U0001F44D", "نعم \U0001F44D"},
                {"\U0001F1EC\U0001F1E7 Only in summer", "\U0001F1EC\U0001F1E7 في الصيف فقط"},
                {"No", "لا"}});
    choices.question.label =
        words(pick(tongue, "Happy with our parks? \U0001F600", "هل أنت راض عن حدائقنا؟ \U0001F600"));
    choices.question.choices[0].selected = true;
    screens::Item typed = text_item(tongue);
    typed.draft->text = pick(tongue, "Thanks \U0001F44D", "شكرا \U0001F44D");
    return page(tongue, {choices, typed});
}

screens::View with_sheet(screens::View view, screens::Sheet sheet) {
    view.sheet = sheet;
    return view;
}

screens::Thanks thanks() {
    screens::Thanks thanks;
    thanks.learn_more = "https://liverpool.gov.uk/equality-objectives";
    thanks.sent_after = "02:00";
    thanks.closes = "15 February 2024";
    return thanks;
}

screens::PinPad wrong_pin() {
    screens::PinPad pad;
    pad.digits = 3;
    pad.tries_left = 2;
    return pad;
}

}  // namespace

std::string pick(Tongue tongue, const std::string& english, const std::string& arabic) {
    if (tongue == Tongue::arabic) return arabic;
    if (tongue == Tongue::english) return english;
    std::string longer = english.substr(0, english.size() * 2 / 5);
    while (!longer.empty() && (static_cast<unsigned char>(longer.back()) & 0x80U) != 0) longer.pop_back();
    return english + " " + longer;
}

screens::View page(Tongue tongue, std::vector<screens::Item> items) {
    screens::QuestionPage question;
    question.reference = "/data/page";
    question.titles = {words(pick(tongue, "Draft objective 1 of 5", "مسودة الهدف 1 من 5"))};
    question.items = std::move(items);
    question.progress = {.number = 4, .done = 0.25F};
    return of(tongue, std::move(question));
}

const char* code_of(Tongue tongue) {
    switch (tongue) {
        case Tongue::english:
            return "en";
        case Tongue::arabic:
            return "ar";
        case Tongue::stretched:
            return "en-XA";
    }
    return "en";
}

xforms::Words words(const std::string& plain) {
    xforms::Words made;
    made.paragraphs.push_back({xforms::Paragraph::Kind::plain, 0, plain, {}});
    return made;
}

screens::View of(Tongue tongue, screens::Screen screen) {
    screens::View view;
    view.chrome.council = pick(tongue, "Liverpool City Council", "مجلس مدينة ليفربول");
    view.chrome.title = pick(tongue, "Equality Objectives 2024–2028", "أهداف المساواة 2024–2028");
    view.chrome.languages = twelve_languages();
    view.chrome.language = tongue == Tongue::arabic ? 1 : 0;
    view.chrome.practice = true;
    view.screen = std::move(screen);
    return view;
}

screens::View welcome(Tongue tongue) {
    screens::Welcome welcome;
    welcome.page.reference = "/data/welcome";
    welcome.closes = pick(tongue, "15 February 2024", "15 فبراير 2024");
    xforms::Question headline;
    headline.reference = "/data/welcome/headline";
    headline.label = words(
        pick(tongue, "Help make Liverpool fairer and more equal", "ساعد في جعل ليفربول أكثر عدلاً ومساواة"));
    headline.hint =
        words(pick(tongue,
                   "Tell the council what you think of its five draft equality objectives. About 5 "
                   "minutes. Nobody asks your name.",
                   "أخبر المجلس برأيك في مسودة أهداف المساواة الخمسة. حوالي 5 دقائق. لا أحد يسأل عن اسمك."));
    welcome.page.questions = {headline};
    return of(tongue, welcome);
}

screens::View attract(Tongue tongue, int step) {
    const auto shown = std::get<screens::Welcome>(welcome(tongue).screen);
    return of(tongue, screens::Attract{.page = shown.page, .closes = shown.closes, .step = step});
}

screens::View closed_attract(Tongue tongue, int step) {
    using screens::OutOfService;
    return of(tongue,
              screens::Attract{.page = {},
                               .closes = "",
                               .step = step,
                               .closed_on = "",
                               .out = OutOfService{OutOfService::Reason::closed, "2 February 2024, 10:00"}});
}

screens::View proposal(Tongue tongue) {
    return page(tongue, {note(tongue, "/data/objective"), agreement(tongue)});
}

screens::View long_choice(Tongue tongue) {
    screens::Item item =
        select(tongue, xforms::ControlKind::select_many, "/data/who",
               {{"I live in Liverpool", "أعيش في ليفربول"},
                {"I work in Liverpool", "أعمل في ليفربول"},
                {"I work for the council", "أعمل لدى المجلس"},
                {"I speak for a community or voluntary organisation", "أتحدث باسم منظمة مجتمعية"},
                {"I speak for a business", "أتحدث باسم شركة"},
                {"I am a visitor", "أنا زائر"},
                {"I study here", "أدرس هنا"},
                {"Other", "غير ذلك"},
                {"Prefer not to say", "أفضل عدم القول"}});
    item.question.label = words(pick(tongue, "Who are you answering as?", "بأي صفة تجيب؟"));
    item.question.hint = words(pick(tongue, "Choose all that fit.", "اختر كل ما ينطبق."));
    return page(tongue, {item});
}

screens::View field(Tongue tongue) {
    return page(tongue, {text_item(tongue)});
}

screens::View typing(Tongue tongue) {
    screens::Item item = text_item(tongue);
    item.draft->text = pick(tongue, "More help with forms in my language", "مزيد من المساعدة بلغتي");
    item.draft->caret = item.draft->text.size();
    screens::View view = page(tongue, {note(tongue, "/data/objective"), item});
    std::get<screens::QuestionPage>(view.screen).keyboard =
        screens::Keyboard{"/data/change", code_of(tongue)};
    return view;
}

screens::View postcode(Tongue tongue) {
    screens::Item item;
    item.question.reference = "/data/postcode";
    item.question.control = xforms::ControlKind::input;
    item.question.appearance = {"short"};
    item.question.label =
        words(pick(tongue, "What is the first half of your postcode?", "ما النصف الأول من رمزك البريدي؟"));
    item.question.hint = words(pick(tongue, "For example, L8.", "على سبيل المثال L8."));
    item.draft = screens::Draft{"LL", 2, 0};
    item.error =
        pick(tongue, "Give the first half of a postcode, such as L8.", "اكتب النصف الأول من الرمز، مثل L8.");
    return page(tongue, {item});
}

screens::View check(Tongue tongue, int answers) {
    screens::Check check;
    for (int at = 0; at < answers; ++at) {
        screens::Check::Row row;
        row.page = "/data/page" + std::to_string(at);
        row.question =
            pick(tongue, "Objective 2: lead in celebrating diversity", "الهدف 2: الاحتفاء بالتنوع");
        if (at % 3 == 0) row.answer = pick(tongue, "Strongly agree", "أوافق بشدة");
        if (at % 3 == 1) {
            row.answer = pick(tongue, "More help with forms in my language", "مزيد من المساعدة بلغتي");
            row.section = pick(tongue, "Draft objective 1 of 5", "مسودة الهدف 1 من 5");
            row.typed = true;
        }
        check.rows.push_back(row);
    }
    return of(tongue, check);
}

xforms::Question& question_of(screens::View& view, const std::string& reference) {
    for (screens::Item& item : std::get<screens::QuestionPage>(view.screen).items)
        if (item.question.reference == reference) return item.question;
    kiosk::require(false, "the example has a question of that reference");
    std::abort();
}

// Every layout, shifted too, with the most candidates that there may be; and the keys that edit.
std::vector<screens::View> keyboards(Tongue tongue) {
    std::vector<screens::View> views;
    const auto add = [&](const std::string& layout, auto change) {
        views.push_back(typing(tongue));
        auto& keyboard = *std::get<screens::QuestionPage>(views.back().screen).keyboard;
        keyboard.layout = layout;
        change(keyboard);
    };
    for (const char* layout : {"ar", "pl", "zh-Hans", "ro", "ckb", "fa", "pt", "es", "ur"}) {
        add(layout, [](auto&) {});
        add(layout, [](auto& keyboard) { keyboard.shifted = keyboard.alphabetical = true; });
    }
    add("zh-Hans", [](auto& keyboard) {
        keyboard.preedit = "zhegejihua";
        for (int at = 0; at < 40; ++at) keyboard.candidates.emplace_back(at == 0 ? "这个计划" : "这");
    });
    add("en", [](auto& keyboard) { keyboard.keys = screens::Keyboard::Keys::editing; });
    return views;
}

std::vector<std::pair<std::string, screens::View>> all_views(Tongue tongue) {
    using screens::OutOfService;
    std::vector<std::pair<std::string, screens::View>> views = {
        {"welcome", welcome(tongue)},
        {"attract", attract(tongue, 0)},
        {"attract, the next", attract(tongue, 1)},
        {"about", about(tongue)},
        {"proposal", proposal(tongue)},
        {"long choice", long_choice(tongue)},
        {"note", page(tongue, {note(tongue, "/data/objective")})},
        {"field", field(tongue)},
        {"typing", typing(tongue)},
        {"postcode", postcode(tongue)},
        {"two questions", two_questions(tongue)},
        {"emoji", emoji(tongue)},
        {"check", check(tongue, 14)},
        {"thanks", of(tongue, thanks())},
        {"still there", of(tongue, screens::StillThere{38})},
        {"no consultation", of(tongue, OutOfService{OutOfService::Reason::no_consultation})},
        {"storage", of(tongue, OutOfService{OutOfService::Reason::storage})},
        {"PIN pad", of(tongue, wrong_pin())},
        {"closed", of(tongue, OutOfService{OutOfService::Reason::closed, "22 November 2026, 9:30"})},
        {"staff", staff(tongue)},
        {"staff, more", more_for_staff(tongue)},
        {"staff, trial", staff_trial(tongue)},
        {"staff, readiness", readiness(tongue)},
        {"staff, hours", of(tongue, opening_hours())},
        {"staff, a day with a break", day_of(tongue, 1)},
        {"staff, a day that was changed", day_of(tongue, 2)},
        {"staff, a day that is closed", day_of(tongue, 6)}};
    using screens::Sheet;
    for (const Sheet sheet : {Sheet::language, Sheet::size, Sheet::colours, Sheet::clear, Sheet::listen})
        views.emplace_back("sheet " + std::to_string(static_cast<int>(sheet)),
                           with_sheet(proposal(tongue), sheet));
    screens::View sign_up = with_sheet(proposal(tongue), Sheet::clear);
    sign_up.chrome.record = screens::Record::sign_up;
    views.emplace_back("leaving a sign-up", sign_up);
    screens::View help = with_sheet(proposal(tongue), Sheet::key_help);
    help.key_help = {.struck = true, .struck_for = kiosk::KeyFunction::picture_off};
    views.emplace_back("help with keys", help);
    screens::View switches = with_sheet(proposal(tongue), Sheet::switches);
    switches.switches.other = true;
    views.emplace_back("setting up switches", switches);
    screens::View unplugged = with_sheet(proposal(tongue), Sheet::listen);
    unplugged.chrome.sound = {.on = true, .unplugged = true};
    views.emplace_back("headphones out", unplugged);
    screens::View voiceless = with_sheet(proposal(tongue), Sheet::listen);
    voiceless.chrome.languages[voiceless.chrome.language].speaks = false;
    views.emplace_back("no voice", voiceless);
    for (screens::View& view : keyboards(tongue)) views.emplace_back("keyboard", std::move(view));
    screens::View not_stored = check(tongue, 3);
    std::get<screens::Check>(not_stored.screen).not_stored = true;
    views.emplace_back("not stored", not_stored);
    screens::View number = page(tongue, {text_item(tongue)});
    question_of(number, "/data/change").type = xforms::DataType::integer;
    std::get<screens::QuestionPage>(number.screen).keyboard =
        screens::Keyboard{"/data/change", code_of(tongue)};
    views.emplace_back("number pad", number);
    for (auto& view : control_views(tongue)) views.push_back(std::move(view));
    return views;
}

}  // namespace examples
