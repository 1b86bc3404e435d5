// SPDX-License-Identifier: Apache-2.0
// How a visit moves. Answers chosen by a tap are given to the instance at once; text stays a Draft, exactly
// as typed, until Continue, so that nobody is told off in the middle of a word and nothing typed is ever
// thrown away.
#include "kiosk/visit/visit.h"

#include <algorithm>

#include "kiosk/overloaded.h"
#include "kiosk/visit/date_fields.h"
#include "kiosk/visit/typing.h"

namespace kiosk {
namespace {

bool has_word(const xforms::Page& page, const char* word) {
    return std::find(page.appearance.begin(), page.appearance.end(), word) != page.appearance.end();
}

xforms::Instance begin(const VisitContext& context, std::size_t language, Moment now) {
    auto instance = xforms::Instance::begin(
        context.form, {.id = "have-your-say:" + context.config.kiosk_name, .practice = context.practice},
        now);
    if (!context.form_languages.empty()) instance.set_language(context.form_languages[language]);
    return instance;
}

}  // namespace

Visit::Visit(VisitContext context, Moment now)
    : context_(std::move(context)),
      instance_(begin(context_, 0, now)),
      sound_(first_sound()),
      last_touch_(now) {
    require(context_.languages.size() == context_.form_languages.size() || context_.form_languages.empty(),
            "each language offered is one of the form's");
    for (const std::string& reference : instance_.pages()) {
        const xforms::Page page = instance_.page(reference);
        if (has_word(page, "welcome")) welcome_pages_.push_back(reference);
        if (has_word(page, "about")) about_pages_.push_back(reference);
    }
}

const std::string& Visit::language() const {
    return context_.languages[language_].code;
}

void Visit::apply(const screens::Intent& intent, Moment now) {
    using namespace screens;
    untouched_ = false;
    settle_composing(intent);
    std::visit(Overloaded{
                   [&](const Start&) { start(now); },
                   [&](const OpenAbout&) { show_about(); },
                   [&](const OpenSheet& asked) {
                       sheet_ = asked.sheet;
                       sheet_part_ = 0;
                   },
                   [&](const CloseSheet&) { sheet_ = Sheet::none; },
                   [&](const ChooseLanguage& chosen) { choose_language(chosen.index); },
                   [&](const ChooseSize& chosen) { size_ = chosen.size; },
                   [&](const ChoosePalette& chosen) { palette_ = chosen.palette; },
                   [&](const PutSettingsBack&) { put_settings_back(); },
                   [&](const ToggleLowered&) { lowered_ = !lowered_; },
                   [&](const GiveAnswer& given) { answer(given, now); },
                   [&](const ClearAnswer& wish) { clear_answer(wish.reference, now); },
                   [&](const StepDateField& turned) { step_date_field(turned, now); },
                   [&](const ShowPicture& wish) {
                       large_ = wish.large;
                       sheet_ = Sheet::picture;
                   },
                   [&](const OpenList& wish) { open_list(wish.reference); },
                   [&](const CloseList&) { close_list(); },
                   [&](const AddInstance& wish) { add_instance(wish.repeat, now); },
                   [&](const ChangeInstance& wish) { change_instance(wish.instance); },
                   [&](const AskRemoval& wish) { removing_ = wish.instance; },
                   [&](const KeepInstance&) { removing_.clear(); },
                   [&](const RemoveInstance& wish) { remove_instance(wish.instance, now); },
                   [&](const OpenField& field) { open_field(field.reference, field.caret); },
                   [&](const TypeText& typed) { type_text(typed.text); },
                   [&](const EditText& wish) { edit_text(wish.edit); },
                   [&](const PlaceCaret& place) {
                       if (Draft* draft = open_draft()) place_caret(*draft, place.offset);
                   },
                   [&](const ChooseCandidate& chosen) { choose_candidate(chosen.index); },
                   [&](const ShowCandidates& shown) {
                       if (keyboard_) keyboard_->first_candidate = shown.first;
                   },
                   [&](const KeepComposing&) { keep_composing(); },
                   [&](const ShowKeys& shown) {
                       if (keyboard_) keyboard_->keys = shown.keys;
                   },
                   [&](const CloseKeyboard&) { keyboard_.reset(); },
                   [&](const ToggleShift&) {
                       if (keyboard_) keyboard_->shifted = !keyboard_->shifted;
                   },
                   [&](const ToggleAlphabetical&) {
                       if (keyboard_) keyboard_->alphabetical = !keyboard_->alphabetical;
                   },
                   [&](const ChooseLayout& chosen) {
                       if (keyboard_) keyboard_->layout = chosen.language;
                   },
                   [&](const ShowPart& shown) {
                       (sheet_ == Sheet::none ? part_ : sheet_part_) = std::max(0, shown.part);
                   },
                   [&](const Continue&) { go_on(now); },
                   [&](const Back&) { go_back(now); },
                   [&](const ChangeAnswer& wish) { change(wish.page); },
                   [&](const Submit&) { submit(now); },
                   [&](const Finish&) { ended_ = true; },
                   [&](const StayHere&) {},
                   [&](const ToggleKeyHelp&) { set_keys(intent); },
                   [&](const ExplainKey&) { set_keys(intent); },
                   [&](const StrikeSwitch&) { set_keys(intent); },
                   [&](const auto&) { set_sound(intent); },  // or the staff's: the Station has taken them
               },
               intent);
    last_touch_ = now;
}

void Visit::touched(Moment now) {
    // While it asks, only its buttons count: otherwise the finger coming down would take the question away
    // from under the finger, and the answer would land on the page below.
    if (asking(now)) return;
    last_touch_ = now;
}

void Visit::pass(Moment now) {
    const auto& config = context_.config;
    switch (stage_) {
        case Stage::thanks:
            ended_ = ended_ || idle(now) >= thanks_stay;
            break;
        default:
            if (ended_ || untouched_ || idle(now) < config.ask_after + config.forget_after) break;
            ended_ = true;
            // Nobody has begun who only looked at the first page.
            if (stage_ != Stage::welcome) (void)context_.store.count(store::Count::expired, now);
    }
}

bool Visit::asking(Moment now) const {
    return stage_ != Stage::thanks && !untouched_ && idle(now) >= context_.config.ask_after;
}

std::optional<Moment> Visit::deadline(Moment now) const {
    const auto after = [&](std::chrono::milliseconds wait) { return last_touch_ + wait; };
    if (stage_ == Stage::thanks) return after(thanks_stay);
    if (untouched_) return std::nullopt;
    if (!asking(now)) return after(context_.config.ask_after);
    // The countdown shows whole seconds: look again when the next one is full.
    return after(std::chrono::floor<std::chrono::seconds>(idle(now)) + std::chrono::seconds{1});
}

void Visit::start(Moment now) {
    if (stage_ != Stage::welcome || closed(now)) return;
    // The filling-in begins now, not when the last person left: its dates are this person's.
    instance_ = begin(context_, language_, now);
    page_cache_.forget();
    (void)context_.store.count(store::Count::visit, now);  // a lost count must not stop a resident
    if (about_pages_.empty())
        show_first_question();
    else
        show_about();
}

void Visit::show_about() {
    if (!about_pages_.empty()) show(Stage::about, about_pages_.front());
}

void Visit::show_first_question() {
    const auto pages = question_pages();
    if (pages.empty())
        show(Stage::check);
    else
        show(Stage::questions, pages.front());
}

void Visit::show(Stage stage, std::string page) {
    stage_ = stage;
    page_ = std::move(page);
    part_ = 0;
    keyboard_.reset();
    close_list();
    removing_.clear();
    sheet_ = screens::Sheet::none;
}

std::vector<std::string> Visit::question_pages() const {
    std::vector<std::string> pages = instance_.pages();
    std::erase_if(pages, [&](const std::string& page) {
        const auto among = [&](const auto& list) {
            return std::find(list.begin(), list.end(), page) != list.end();
        };
        return among(welcome_pages_) || among(about_pages_);
    });
    return pages;
}

void Visit::go_on(Moment now) {
    if (stage_ == Stage::about) {
        const auto here = std::find(about_pages_.begin(), about_pages_.end(), page_);
        const bool last = here == about_pages_.end() || here + 1 == about_pages_.end();
        return last ? show_first_question() : show(Stage::about, *(here + 1));
    }
    if (stage_ != Stage::questions) return;
    const bool stored = store_drafts(now);
    if (!page_stands() || !stored) {
        keyboard_.reset();
        part_ = 0;  // the summary of what is wrong stands at the top
        return;
    }
    const auto pages = question_pages();
    const auto here = std::find(pages.begin(), pages.end(), page_);
    if (!within_.empty() && leave_instance(here == pages.end() || here + 1 == pages.end() ? "" : *(here + 1)))
        return;
    if (changing_ && within_.empty()) return show(Stage::check);
    if (here == pages.end()) return show_first_question();
    if (here + 1 == pages.end()) return show(Stage::check);
    show(Stage::questions, *(here + 1));
}

void Visit::go_back(Moment now) {
    if (stage_ == Stage::about) {
        const auto here = std::find(about_pages_.begin(), about_pages_.end(), page_);
        const bool first = here == about_pages_.begin() || here == about_pages_.end();
        return first ? show(Stage::welcome) : show(Stage::about, *(here - 1));
    }
    const auto pages = question_pages();
    if (stage_ == Stage::check) {
        changing_ = false;
        within_.clear();
        return pages.empty() ? show(Stage::welcome) : show(Stage::questions, pages.back());
    }
    if (stage_ != Stage::questions) return;
    store_drafts(now);  // what cannot be an answer yet stays as typed, and waits for the next Continue
    const auto here = std::find(pages.begin(), pages.end(), page_);
    if (!within_.empty() && leave_instance(here == pages.begin() || here == pages.end() ? "" : *(here - 1)))
        return;
    if (changing_ && within_.empty()) return show(Stage::check);
    if (here == pages.begin() || here == pages.end())
        return about_pages_.empty() ? show(Stage::welcome) : show(Stage::about, about_pages_.back());
    show(Stage::questions, *(here - 1));
}

void Visit::change(const std::string& page) {
    const auto pages = question_pages();
    if (std::find(pages.begin(), pages.end(), page) == pages.end()) return;
    show(Stage::questions, page);
    changing_ = true;
    within_.clear();
}

void Visit::choose_language(std::size_t index) {
    sheet_ = screens::Sheet::none;
    if (index >= context_.languages.size()) return;
    language_ = index;
    if (!context_.form_languages.empty()) instance_.set_language(context_.form_languages[index]);
    if (keyboard_) keyboard_->layout = language();
    const bool silent = sound_.unplugged || !context_.languages[index].speaks;
    if (sound_.on && silent) sheet_ = screens::Sheet::listen;
}

void Visit::put_settings_back() {
    choose_language(0);
    palette_ = touch::Palette::standard;
    size_ = touch::TextSize::large;
    lowered_ = false;
    // Speech goes on as it came about, and stays silent where headphones came out: neither is a setting.
    screens::Sound sound = first_sound();
    sound.on = sound_.on;
    sound.began = sound_.began;
    sound.unplugged = sound_.unplugged;
    sound_ = sound;
}

void Visit::answer(const screens::GiveAnswer& given, Moment now) {
    sealed_.reset();
    not_stored_ = false;
    refused_.erase(given.reference);
    if (!instance_.answer(given.reference, given.value, now)) {
        refused_[given.reference] = xforms::Violation::Rule::type;
        return;
    }
    const auto question = question_here(given.reference);
    if (!question || question->control != xforms::ControlKind::select_one || given.value.empty()) return;
    if (list_ == given.reference) close_list();
    // ODK XForms spec, "Appearances": quick goes on with the choice, where nothing else is asked with it.
    const auto& words = question->appearance;
    const bool quick = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "quick" || word == "quickcompact";
    });
    if (quick && page_here().questions.size() == 1) go_on(now);
}

void Visit::open_list(const std::string& reference) {
    list_ = reference;
    drafts_.erase(screens::search_field);
    keyboard_.reset();
    part_ = 0;
}

// What was searched for goes with the list; the page is shown from its head again.
void Visit::close_list() {
    if (list_.empty()) return;
    list_.clear();
    drafts_.erase(screens::search_field);
    keyboard_.reset();
    part_ = 0;
}

void Visit::clear_answer(const std::string& reference, Moment now) {
    dates_.erase(reference);
    answer({reference, ""}, now);
}

std::optional<xforms::Question> Visit::question_here(const std::string& reference) const {
    for (const xforms::Question& question : page_here().questions)
        if (question.reference == reference) return question;
    return std::nullopt;
}

// A date is an answer as soon as it is whole: what depends on it follows at once.
void Visit::step_date_field(const screens::StepDateField& turned, Moment now) {
    const auto question = question_here(turned.reference);
    if (!question) return;
    const auto begun = dates_.find(turned.reference);
    std::vector<screens::DateFieldValue> parts = begun == dates_.end() ? parts_of(*question) : begun->second;
    turn(parts, turned.part, turned.by, local_day(now));
    const std::string value = written(*question, parts);
    if (value.empty()) {
        refused_.erase(turned.reference);
        dates_[turned.reference] = std::move(parts);
        return;
    }
    dates_.erase(turned.reference);
    answer({turned.reference, value}, now);
}

// False where something typed cannot be an answer of its type; it stays a draft.
bool Visit::store_drafts(Moment now) {
    bool all = true;
    // A copy, for each answer makes it anew.
    for (const xforms::Question& question : std::vector(page_here().questions)) {
        if (dates_.contains(question.reference)) {  // half a date is no answer, and not thrown away either
            refused_[question.reference] = xforms::Violation::Rule::type;
            all = false;
        }
        const auto draft = drafts_.find(question.reference);
        if (draft == drafts_.end()) continue;
        refused_.erase(question.reference);
        if (instance_.answer(question.reference, draft->second.text, now)) {
            drafts_.erase(draft);
        } else {
            refused_[question.reference] = xforms::Violation::Rule::type;
            all = false;
        }
    }
    sealed_.reset();
    return all;
}

bool Visit::page_stands() {
    const auto violations = instance_.violations(page_);
    for (const xforms::Violation& violation : violations) {
        // What was begun and cannot be an answer yet is more to the point than that there is none.
        const auto [refused, fresh] = refused_.try_emplace(violation.reference, violation.rule);
        if (!fresh && refused->second != xforms::Violation::Rule::type) refused->second = violation.rule;
    }
    return violations.empty();
}

std::string Visit::page_of(const std::string& reference) const {
    for (const std::string& page : question_pages())
        for (const xforms::Question& question : instance_.page(page).questions)
            if (question.reference == reference) return page;
    return {};
}

void Visit::submit(Moment now) {
    if (stage_ != Stage::check) return;
    // A draft that could not be stored, or an answer that a later one made wrong: back to its page, which
    // says why.
    for (const xforms::Violation& violation : instance_.violations())
        refused_[violation.reference] = violation.rule;
    for (const auto& [reference, rule] : refused_)
        if (const std::string page = page_of(reference); !page.empty()) return change(page);
    const Result<void> kept = keep(now);
    not_stored_ = !kept;
    if (!kept) {
        trouble_ = kept.error().sentence;
        part_ = 0;
        return;
    }
    // The person's answers end here; an empty filling-in takes their place so that the thanks have words.
    instance_ = begin(context_, language_, now);
    page_cache_.forget();
    drafts_.clear();
    dates_.clear();
    sealed_.reset();
    show(Stage::thanks);
}

// One commit between here and the thanks (RELIABILITY P1). The sealed bytes are made once: sealing again
// would draw a new key, and a server refuses other bytes under the same instanceID.
Result<void> Visit::keep(Moment now) {
    if (!sealed_) {
        const xforms::Submission made = instance_.finish(now);
        auto sealed = store::seal({made.form_id, made.version, made.instance_id, made.xml}, context_.key);
        if (!sealed) return tl::unexpected(sealed.error());
        sealed_ = std::move(*sealed);
    }
    return context_.store.put_in_outbox(*sealed_, context_.practice, now);
}

}  // namespace kiosk
