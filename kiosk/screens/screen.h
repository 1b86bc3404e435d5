// SPDX-License-Identifier: Apache-2.0
// The contract between what the kiosk knows and what it shows. A View goes down to the screens, Intents come
// back up. Both are plain data.
//
// draw() reads the View, the Frame, and the language and theme that are set. It keeps nothing, and asks
// neither the clock nor the store. It draws one screen through touch::Frame and returns what the person asked
// for. Visit::apply() decides what becomes of that. The kiosk's own words come from kiosk/words/words.h; the
// form's words are in the View.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "kiosk/screens/key_function.h"
#include "kiosk/touch/keyboard.h"
#include "kiosk/touch/touch.h"
#include "kiosk/xforms/question.h"

namespace screens {

struct LanguageName {
    std::string code;           // "ar"
    std::string name;           // "العربية", in its own script
    std::string greeting = {};  // "مرحبًا"
    text::Direction direction = text::Direction::left_to_right;
    bool speaks = true;           // there is a voice for it
    touch::LayoutName keys = {};  // what it is typed on
};

// ---- Views

// How speech began, which decides what a tap does. by_finger: the person tapped Listen, so that a finger now
// reads before it chooses. by_keys: the person struck the key for it, and a tap still chooses at once.
// by_itself: the first key of a visit begins speech, whichever key it is, and a tap still chooses at once.
enum class Began { by_finger, by_keys, by_itself };

// How the person wants to listen. Each visit begins with a fresh one.
struct Sound {
    static constexpr int rates = 7, normal_rate = 2;  // 50, 75, 100 ... 200 % (VVSG 2.0, 7.1-K)
    static constexpr int slowest_percent = 50, rate_step = 25;
    static constexpr int loudest = 10;  // steps of 5 dB, 0 the quietest
    bool on = false;
    Began began = Began::by_finger;
    bool picture_off = false;    // the glass is blank, speech goes on
    bool answers_aloud = false;  // typed words and the check page are read even where others may hear
    bool unplugged = false;  // headphones were pulled out: speech waits until the person says how to go on
    int rate = normal_rate;
    int volume = 6;
    int percent() const { return slowest_percent + rate_step * rate; }
    // A finger reads what is under it; a second tap chooses it.
    bool explores() const { return on && !unplugged && (began == Began::by_finger || picture_off); }
};

// What is answered, checked and submitted: the consultation, or the newsletter's sign-up that may follow it.
enum class Record { answers, sign_up };

// The frame around every screen of a visit.
struct Chrome {
    Record record = Record::answers;
    std::string council;    // "Liverpool City Council"
    std::string title;      // the consultation's short title, in the language on screen
    bool practice = false;  // banner: these answers are not counted
    std::string closing;    // banner: the building closes at this time of day, "" while it does not soon
    bool closed = false;    // banner: it has closed since this person began, who may finish
    std::vector<LanguageName> languages;
    std::size_t language = 0;
    touch::Palette palette = touch::Palette::standard;
    touch::TextSize size = touch::TextSize::large;
    bool lowered = false;
    float lowered_height_mm = 0;
    Sound sound;
};

struct Welcome {
    xforms::Page page;      // the form's page of appearance "welcome": its first note is headline (label) and
                            // summary (hint)
    std::string closes;     // "15 February 2024" in the language on screen, "" where open-ended
    bool closed = false;    // answers are not taken now: there is no Start
    std::string closed_on;  // its last day, once the consultation is over
    std::string results;    // an address where the results will be; "" where nobody said
    bool tells_more = true;  // the form has pages about the consultation
    bool begun = false;      // somebody came back here: what they answered waits behind Start
    int forgets_after_s = 165;
    int part = 0;  // which screenful, where one does not hold it all (ShowPart)
};

struct OutOfService {
    enum class Reason { no_consultation, storage, closed };
    Reason reason = Reason::no_consultation;
    std::string opens;  // "Tuesday, 9:30" in words, where it is known; of Reason::closed
};

// Nobody is there: an invitation that can be read from afar, in one language after another. `step` counts its
// pictures. From each to the next the words change their place and their background, so that nothing burns
// in. Where nobody can begin it does not invite: it says so, as long as that lasts.
struct Attract {
    xforms::Page page;  // the welcome's
    std::string closes;
    int step = 0;
    bool closed = false;    // as in Welcome
    std::string closed_on;  // as in Welcome
    std::optional<OutOfService> out;
};

struct About {
    xforms::Page page;  // appearance "about"
    int forgets_after_s = 165;
    int part = 0;
};

// Text being typed. It is kept by Visit, as typed, until Continue stores it as an answer.
struct Draft {
    std::string text;
    std::size_t caret = 0;     // bytes, at a grapheme boundary
    std::size_t selected = 0;  // bytes before the caret that are selected
};

inline constexpr const char* latin_layout = "en";

struct Keyboard {           // shown while a text field is active
    std::string reference;  // whose field it types into
    std::string layout;     // language whose layout is shown; latin_layout is always there
    bool shifted = false;
    bool capital = false;  // the next letter is one by itself, as a sentence begins; digits and marks stay
    bool alphabetical = false;
    enum class Keys { letters, editing };
    Keys keys = Keys::letters;
    std::string preedit;                  // pinyin that has not become Chinese letters yet
    std::vector<std::string> candidates;  // for it, most likely first
    std::size_t first_candidate = 0;      // that is shown
};

// One field of a date or of a time of day; + and - change it. A field that was not chosen yet has no value: 0
// would be an hour.
enum class DateField { day, month, year, hour, minute };
constexpr std::size_t digits_of(DateField field) {
    return field == DateField::year ? 4 : 2;
}
struct DateFieldValue {
    DateField field = DateField::day;
    std::optional<int> value;
};

// A select of many choices (appearance minimal, autocomplete or search; or simply a long list). Its page has
// a button that opens the list. Of ten thousand choices the item holds only those that are on the glass.
struct ChoiceSearch {
    bool searchable = true;
    bool open = false;  // then its page shows the list alone
    int found = 0;      // how many choices hold the words that were searched for
    int first = 0;      // which of them the item's first choice is
};

struct Item {
    xforms::Question question;
    std::optional<Draft> draft;        // where the answer is typed
    std::vector<DateFieldValue> date;  // of a date or a time: the parts that the form asks for, in order
    std::optional<ChoiceSearch> list;
    std::string error;  // "" where there is none; shown at the field and in the summary at the top
};

// How far along a page is.
struct Progress {
    int number = 1;                    // of all questions: "Question 4"
    std::string group;                 // the form's words for the part that it belongs to, "" for none
    int in_group = 1, group_size = 1;  // "Equality questions, 3 of 11"
    bool group_may_grow = false;       // by answers that are still to come: "Equality questions, question 3"
    float done = 0;  // 0 to 1; never falls while the person goes forward; only the check has 1
};

struct QuestionPage {
    std::string reference;
    std::vector<xforms::Words> titles;
    std::vector<Item> items;
    Progress progress;
    std::optional<Keyboard> keyboard;
    int part = 0;  // which screenful, where one does not hold it all
    Draft search;  // the words that the open list is searched for; search_field takes them
    // The text that the page asks about and that stands on an earlier page of its group, to be read again: an
    // objective beside the comment about it.
    std::vector<Item> text_before;
};

// The keyboard types into this reference while a list is searched.
inline constexpr const char* search_field = "search";

// The summary of a repeat: what was entered in each instance, and the ways to add, change and remove.
struct RepeatPage {
    xforms::Repeat repeat;
    std::vector<xforms::Words> titles;
    std::string removing;  // reference of the instance that the person is asked about, "" for none
    Progress progress;
    int part = 0;
};

struct Check {
    struct Row {
        std::string page;            // to go back to
        std::string reference = {};  // of the question
        std::string section;         // label of the group around the question; "" for none
        std::string question;        // plain words; both are short labels where the form has them
        std::string answer;          // "" is shown as "Not answered"
        bool typed = false;          // free text, shown in quotation marks
    };
    std::vector<Row> rows;
    int part = 0;
    std::optional<std::size_t>
        changed;  // the row that the person came back to: its part is shown, not `part`
    Record of = Record::answers;
    bool not_stored = false;  // the last Submit could not be stored: the page says so, and the answers stay
    bool storing = false;     // it is being stored: there is nothing to press again
};

struct Thanks {
    Record of = Record::answers;
    bool newsletter = false;  // one may be signed up for
    std::string learn_more;   // shown as text and QR code; "" where none
    std::string sent_after;  // the time of day when this machine's uploads begin: "2am"; "" where it has none
    std::string closes;      // as in Welcome
    int forgets_in_s = 60;   // when the thanks make way for the next visitor
    int part = 0;
};

struct StillThere {  // it never covers the thanks: there is nothing left to lose
    int seconds_left = 45;
};

struct PinPad {
    int digits = 0;       // how many are entered; the view never knows which
    int tries_left = -1;  // after a wrong one; -1 before any
    int wait_s = 0;       // no further try before this has passed
    bool unset = false;   // the configuration has no PIN: the pad says what to do
    // What is typed: the PIN to open, a new PIN, or the new PIN again.
    enum class Purpose { open, choose, repeat };
    Purpose purpose = Purpose::open;
    std::string refused;  // why the new one cannot be, a sentence; "" for nothing
};

struct Staff {
    // What is not as it should be, the gravest first, and in which part of the machine; none: all is well.
    struct Need {
        enum class Area { disk, network, consultation, answers, clock, sound_and_keys };
        Area area = Area::disk;
        std::string sentence;
    };
    std::vector<Need> needs;
    std::string trouble() const;  // their sentences
    int visits_today = 0, submitted_today = 0, expired_today = 0, visits_week = 0, submitted_week = 0;
    int busiest_hour = 0;  // 0 but where it is worth a word
    int expired_week = 0, waiting = 0, refused = 0, damaged = 0;
    std::string last_upload, next_upload;  // "21 November 2026, 02:14", "" for never
    std::string last_outcome;              // one sentence, "" for none yet
    bool last_ok = true;
    std::string kiosk_name, form_title, form_version;
    std::string closes;  // the last day, "" where there is none
    int days_left = 0;   // until it has passed; negative afterwards
    std::string hours;   // of today, "9:30 to 17:00"; "" where it is always open
    bool closed_today = false, may_power_off = false;
    bool cleared = false;      // staff have just cleared the visit
    bool pin_changed = false;  // staff have just changed the PIN
    std::string last_key;      // that was pressed here, by its name; "" for none
    std::string clock;         // what this machine takes it to be: "21 November 2026, 02:14"
    enum class Page { state, more, trial, readiness, hours };  // the last three are screens of their own
    Page page = Page::state;
    bool practice = false, practice_fixed = false;  // fixed: the configuration demands practice
    bool in_visit = false;                          // somebody's visit waits behind this screen
    bool upload_asked = false;
    // How far the round is that was asked for; while upload_asked.
    struct Round {
        enum class Step { asked, sends, fetches };  // fetches: all is sent, a newer form is looked for
        Step step = Step::asked;
        int sent = 0, all = 0;
    };
    Round round;
};

// Staff try the sound, the keys and the screen. Spoken, whatever the visit behind it has chosen.
struct StaffTrial {
    static constexpr std::size_t points = 6;  // three above and three below, in the order of reading
    std::array<bool, points> touched{};
    std::string last_key;       // that was pressed here, by its name; "" for none
    std::string sound_trouble;  // what is wrong with sound or keys, a sentence; "" for nothing
};

// The readiness sheet of have-your-say-setup.
struct Readiness {
    struct Line {
        std::string part;    // by its name on the sheet: "display"
        std::string found;   // what there is
        std::string remedy;  // what to do; "" where all is well
    };
    std::vector<Line> lines;
    std::size_t first = 0;  // the line that stands at the top, where not all have room
};

// Staff see when the building is open, and change a day.
struct StaffHours {
    struct Day {
        std::string hours;      // "9:30–12:30, 13:30–19:00"; "" where it is closed all day
        std::string as_set_up;  // the same of kiosk.toml
        bool changed = false;   // by staff: it is not as it was set up
        bool has_break = false;
        std::string opens, closes;  // first and last; "" where it is closed all day
        // Which of these hours can be. Without a break: staff set one time from and to.
        bool may_open_earlier = false, may_open_later = false, may_close_earlier = false,
             may_close_later = false;
    };
    static constexpr std::size_t days = 7;
    std::array<Day, days> week;         // from Monday
    std::optional<std::size_t> chosen;  // the day that is changed; none while all are shown
};

enum class Sheet {
    none,
    language,
    size,
    colours,
    clear,
    listen,
    key_help,
    switches,
    picture,
    reading  // the text that the page asks about, in full
};           // each lies over the screen; `clear` asks before it wipes

// Help with keys: while its sheet is open, a key says what it does instead of doing it.
struct KeyHelp {
    bool struck = false;                           // a key was struck since the sheet was opened
    std::optional<kiosk::KeyFunction> struck_for;  // the last key's function; a key may have none
};

// Which of two switches moves and which one chooses. The person shows it: the switch that they press first
// moves, however the box was plugged in.
enum class Switch { one, two };
struct SwitchSetup {
    enum class Step { move, move_again, choose, choose_again, known };
    Step step = Step::move;
    Switch moves = Switch::one;  // from move_again on
    bool other = false;          // the last press came from the other switch
    // Seconds between two steps where the focus moves by itself; both switches then choose. 0: it does not.
    int scan_s = 0;
    static constexpr int paces_s[] = {2, 3, 5};
};

using Screen = std::variant<Welcome, Attract, About, QuestionPage, RepeatPage, Check, Thanks, StillThere,
                            OutOfService, PinPad, Staff, StaffTrial, Readiness, StaffHours>;

// A picture of the form by itself, as large as the glass allows (Sheet::picture).
struct LargePicture {
    std::string picture;  // its name in the form's media
    std::string name;     // what it shows, in words
};

struct View {
    Chrome chrome;
    Screen screen;
    Sheet sheet = Sheet::none;
    int sheet_part = 0;  // which screenful of it, where one does not hold it all (ShowPart)
    KeyHelp key_help;
    SwitchSetup switches;
    LargePicture large;
};

// ---- Intents
//
// In groups, each for the code that handles it. A new one is handled by an `on(VisitState&, const It&,
// Moment)` in kiosk/visit (StaffIntent: in kiosk/staff), or nothing compiles.

// clang-format off
// Where the person goes, and what lies over their page.
struct Start {};
struct Wake {};                                              // somebody came: the invitation makes way for the welcome
struct OpenAbout {};
struct Continue {};
struct Back {};
struct ShowPart { int part; };                                // of the sheet that is open, else of the page
struct ChangeAnswer { std::string page, reference = {}; };     // of the question, "" for the page's first
struct Submit {};
struct OpenNewsletter {};                                    // from the thanks
struct EndVisit {};                                          // "Leave without sending", confirmed; after the thanks
struct StayHere {};
struct OpenSheet { Sheet sheet; };
struct CloseSheet {};
struct ShowPicture { LargePicture large; };
struct OpenList { std::string reference; };                   // a list of many choices, by itself
struct CloseList {};
struct ChangeInstance { std::string instance; };
struct AskRemoval { std::string instance; };                 // "Remove this?"
struct KeepInstance {};
using MoveIntent = std::variant<Start, Wake, OpenAbout, Continue, Back, ShowPart, ChangeAnswer, Submit, OpenNewsletter, EndVisit, StayHere,
                                OpenSheet, CloseSheet, ShowPicture, OpenList, CloseList, ChangeInstance, AskRemoval,
                                KeepInstance>;

// What becomes of the answers, and the field that is typed into.
enum class By { choice, step };  // step: a press of + or -, which is repeated quickly
struct GiveAnswer { std::string reference, value; By by = By::choice; };         // select_many: the whole new list, in the form's order
struct ClearAnswer { std::string reference; };               // also a date that is half made
struct StepDateField { std::string reference; DateField field; int by; };  // December is followed by January; years stop at their ends
struct AddInstance { std::string repeat; };
struct RemoveInstance { std::string instance; };             // confirmed
struct OpenField { std::string reference; std::size_t caret; };  // a text field was tapped at this byte
struct PlaceCaret { std::size_t offset; };                   // computed by the screen, which can measure
struct CloseKeyboard {};
struct ChooseLayout { std::string language; };
struct ShowKeys { Keyboard::Keys keys; };
using EditIntent = std::variant<GiveAnswer, ClearAnswer, StepDateField, AddInstance, RemoveInstance, OpenField, PlaceCaret,
                                CloseKeyboard, ChooseLayout, ShowKeys>;

// Typing, and choosing what pinyin becomes. An intent of any other group first takes the likeliest Chinese letters.
struct TypeText { std::string text; };                       // into the open field
struct EditText { touch::Edit edit; };
struct ToggleShift {};
struct ToggleAlphabetical {};
struct ChooseCandidate { std::size_t index; };
struct ShowCandidates { std::size_t first; };
struct CommitPreedit {};                                     // the letters as they are, instead of Chinese ones
using TypeIntent = std::variant<TypeText, EditText, ToggleShift, ToggleAlphabetical, ChooseCandidate, ShowCandidates,
                                CommitPreedit>;

struct ChooseLanguage { std::size_t index; };
struct ChooseSize { touch::TextSize size; };
struct ChoosePalette { touch::Palette palette; };
struct ToggleLowered {};
struct PutSettingsBack {};
using SettingIntent = std::variant<ChooseLanguage, ChooseSize, ChoosePalette, ToggleLowered, PutSettingsBack>;

struct Listen { Began began = Began::by_finger; };           // speech begins; where it is on already, its sheet opens
struct SpeechRate { int steps; };                            // up or down; stops at the ends
struct SpeechVolume { int steps; };
enum class Pause { toggle, stop, go_on };
struct PauseSpeech { Pause pause = Pause::toggle; };
struct RepeatSpeech {};                                      // this page, from its beginning
struct SkipSpeech {};                                        // to what comes next
struct WhereAmI {};
struct SoundOff {};
struct SoundOn {};
struct PictureOff {};
struct PictureOn {};
enum class Aloud { yes, no };
struct ReadAnswers { Aloud aloud; };                         // typed words and the check, where others may hear
struct HeadphonesIn {};                                      // as the sound system tells
struct HeadphonesOut {};
using SpeechIntent = std::variant<Listen, SpeechRate, SpeechVolume, PauseSpeech, RepeatSpeech, SkipSpeech, WhereAmI,
                                  SoundOff, SoundOn, PictureOff, PictureOn, ReadAnswers, HeadphonesIn, HeadphonesOut>;

struct ToggleKeyHelp {};
struct ExplainKey { std::optional<kiosk::KeyFunction> function; };  // while help is open
struct StrikeSwitch { Switch which; };                       // until both are known
struct ChooseScan { int seconds; };                          // 0: the focus does not move by itself
using KeyIntent = std::variant<ToggleKeyHelp, ExplainKey, StrikeSwitch, ChooseScan>;

struct HoldCorner {};                                        // the corner has been held for 3 s
struct PinDigit { int digit; };
struct PinDelete {};
struct PinEnter {};
struct LeaveStaff {};                                        // from the PIN pad or the staff screen, back to the visit
struct StaffReset {};
struct StaffUpload {};
enum class Practice { on, off };
struct StaffPractice { Practice practice; };
struct StaffClose {};                                        // ends the program: its unit starts it again
struct StaffPowerOff {};
enum class Doors { open, closed };
struct StaffDoors { Doors doors; };                          // for the rest of the day
struct StaffPage { Staff::Page page; };
struct StaffChangePin {};
struct StaffSound {};                                        // a tone and a sentence, to try the loudspeaker
struct StaffPoint { std::size_t point; };                    // of the trial, was touched
struct StaffLines { std::size_t first; };                    // of the readiness sheet
struct StaffDay { std::size_t day; };                        // of the opening hours is chosen; from Monday
enum class DayChange { opens_earlier, opens_later, closes_earlier, closes_later, closed, open, as_set_up };
struct StaffChangeDay { std::size_t day; DayChange change; };  // earlier, later: to the next quarter of an hour
using StaffIntent = std::variant<HoldCorner, PinDigit, PinDelete, PinEnter, LeaveStaff, StaffReset, StaffUpload,
                                 StaffPractice, StaffClose, StaffPowerOff, StaffDoors, StaffPage, StaffChangePin, StaffSound,
                                 StaffPoint, StaffLines, StaffDay, StaffChangeDay>;
// clang-format on

using Intent =
    std::variant<MoveIntent, EditIntent, TypeIntent, SettingIntent, SpeechIntent, KeyIntent, StaffIntent>;

// The one that is wanted, or nullptr where something else is asked for.
template <class Wanted>
const Wanted* get_if(const Intent& intent) {
    const auto of_group = [](const auto& asked) -> const Wanted* {
        if constexpr (std::is_same_v<decltype(asked), const Wanted&>)
            return &asked;
        else
            return nullptr;
    };
    return std::visit([&](const auto& group) { return std::visit(of_group, group); }, intent);
}

// "welcome", "question", ... : as the automation port names the screen.
std::string name_of(const View&);
// The page that the focus belongs to. When it changes, the focus starts anew.
std::string page_of(const View&);
// A cover lies over a page for a while. When it goes, the focus is where it was.
touch::Layer layer_of(const View&);
// What touch::Frame needs of the view before draw(): its page, language, colours, size and height.
touch::Frame::Setup frame_setup_of(const View&);

std::vector<Intent> draw(const View&, touch::Frame&);

}  // namespace screens
