// SPDX-License-Identifier: Apache-2.0
#include "tests/visit/walks.h"

#include <fstream>

using namespace screens;

namespace {

std::string said(const std::string& id, const std::string& words) {
    return "<text id=\"" + id + "\"><value>" + words + "</value></text>";
}

std::string opened_by(Kind kind, const std::string& reference) {
    if (kind == Kind::one) return reference + " = 'a'";
    return (kind == Kind::many ? "selected(" : "starts-with(") + reference +
           (kind == Kind::many ? ", 'a')" : ", 'x')");
}

std::string rule_of(Kind kind) {
    if (kind == Kind::one) return ". != 'b'";
    return kind == Kind::many ? "not(selected(., 'c'))" : "not(starts-with(., 'z'))";
}

std::string control(const std::string& element, const std::string& path, const std::string& inside) {
    return "<" + element + " ref=\"" + path + "\"><label ref=\"jr:itext('" + path + "')\"/>" + inside + "</" +
           element + ">";
}

// The form of a model, part by part.
struct Written {
    const VisitModel& model;
    std::string nodes, binds, body, words;

    explicit Written(const VisitModel& of) : model(of) {
        for (std::size_t at = 0; at < model.form.size(); ++at) add(at);
        add_people();
        for (const std::string language : {"en", "ar"}) add_words(language);
    }

    std::string opening(int question) const {
        const auto other = static_cast<std::size_t>(question);
        return opened_by(model.form[other].kind, model.reference(other));
    }

    void add(std::size_t at) {
        const Ask& ask = model.form[at];
        const std::string path = model.reference(at), page = model.page_of(at);
        const bool begins = !model.alone(at) && model.head(at) == at;
        const bool ends = !model.alone(at) && (at + 1 == model.form.size() || !model.form[at + 1].same_page);
        if (begins) nodes += "<g" + std::to_string(at) + ">";
        nodes += "<q" + std::to_string(at) + "/>";
        if (ends) nodes += "</g" + std::to_string(model.head(at)) + ">";
        binds += "<bind nodeset=\"" + path + "\" type=\"string\"";
        const std::string demand = ask.demanded_by < 0 ? "true()" : opening(ask.demanded_by);
        if (ask.required) binds += " required=\"" + demand + "\"";
        if (ask.leans_on >= 0) binds += " relevant=\"" + opening(ask.leans_on) + "\"";
        if (ask.constrained) binds += " constraint=\"" + rule_of(ask.kind) + "\"";
        binds += "/>";
        static const std::string items =
            "<item><label>A</label><value>a</value></item><item><label>B</label>"
            "<value>b</value></item><item><label>C</label><value>c</value></item>";
        const std::string element = ask.kind == Kind::one    ? "select1"
                                    : ask.kind == Kind::many ? "select"
                                                             : "input";
        if (begins) body += "<group ref=\"" + page + "\" appearance=\"field-list\">";
        body += control(element, path, ask.kind == Kind::text ? "" : items);
        if (ends) body += "</group>";
    }

    void add_people() {
        nodes += R"(<person jr:template=""><name/></person><last/>)";
        binds += R"(<bind nodeset="/data/person/name" type="string")";
        if (model.names_required) binds += R"x( required="true()")x";
        binds += "/>";
        body += "<group ref=\"/data/person\"><label>People</label><repeat nodeset=\"/data/person\">" +
                control("input", "/data/person/name", "") + "</repeat></group>" +
                control("input", last_page, "");
        if (!model.counts_people) return;
        nodes += "<named/><more/>";
        binds += R"x(<bind nodeset="/data/named" type="int" calculate="count(/data/person[name != ''])"/>)x"
                 R"(<bind nodeset="/data/more" type="string" relevant="/data/named &gt; 1"/>)";
        body += control("input", more_page, "");
    }

    void add_words(const std::string& language) {
        words += "<translation lang=\"" + language + "\">";
        for (std::size_t at = 0; at < model.form.size(); ++at)
            words += said(model.reference(at), language + " question");
        words += said("/data/person/name", language + " name") + said(last_page, language + " last") +
                 said(more_page, language + " more") + "</translation>";
    }

    std::string xml() const {
        return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Walk</h:title>
<model><itext>)" +
               words + "</itext><instance><data id=\"walk\" version=\"1\">" + nodes +
               "<orx:meta><orx:instanceID/></orx:meta></data></instance>" + binds +
               "<bind nodeset=\"/data/orx:meta/orx:instanceID\" type=\"string\" jr:preload=\"uid\"/>" +
               "</model></h:head><h:body>" + body + "</h:body></h:html>";
    }
};

}  // namespace

Walks::Walks() : key_(folder_ / "keys", config_) {
    config_.form_id = "walk";
    config_.form = folder_ / "form.xml";
    config_.closes.reset();
    ten_o_clock_ = now_;
}

void Walks::begin(const VisitModel& form) {
    station_.reset();
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(config_.database.string() + part);
    now_ = ten_o_clock_;
    model_ = form;
    std::ofstream(*config_.form) << Written(model_).xml();
    sent_ = visits_ = expired_ = 0;
    begun_ = false;
    open();
}

void Walks::leave(bool expired) {
    if (expired && begun_) ++expired_;
    begun_ = false;
    model_.next_person();
}

void Walks::add_answering(std::vector<Step>& all, const std::string& reference, unsigned variant) {
    const Ask* asked = model_.asked(reference);
    const auto give = [this, reference](const std::string& value) {
        ask(GiveAnswer{reference, value});
        model_.choose(reference, value);
    };
    if (asked != nullptr && asked->kind == Kind::one) {
        all.push_back([give, variant] { give(std::string(1, "abc"[variant % 3])); });
        all.push_back([give] { give("a"); });
    } else if (asked != nullptr && asked->kind == Kind::many) {
        static const std::string lists[] = {"a", "b c", "a b c", "a c", ""};
        all.push_back([give, variant] { give(lists[variant % 5]); });
    } else {
        all.push_back([this, reference, variant] {
            const std::string typed(1, "xyz"[variant % 3]);
            type(reference, typed);
            model_.drafts[reference] = typed + model_.shown(reference);
        });
    }
}

void Walks::add_people(std::vector<Step>& all, unsigned variant) {
    all.push_back([this] {
        ask(AddInstance{people_page});
        model_.open_person(model_.people.size());
    });
    if (model_.people.empty()) return;
    const std::size_t person = variant % model_.people.size();
    const std::string instance = people_page + "[" + std::to_string(person + 1) + "]";
    all.push_back([this, person, instance] {
        ask(ChangeInstance{instance});
        model_.open_person(person);
    });
    all.push_back([this, person, instance] {
        ask(AskRemoval{instance});
        ask(RemoveInstance{instance});
        model_.remove_person(person);
    });
}

void Walks::submit() {
    const std::string record = model_.record();
    ask(Submit{});
    if (!model_.submit()) return;
    ++sent_;
    begun_ = false;
    awaited_ = record;
}

void Walks::wait_until_asked() {
    pass(config_.ask_after);
    model_.still_there = true;
}

std::vector<Walks::Step> Walks::steps(unsigned variant) {
    using At = VisitModel::At;
    if (model_.still_there)
        return {[this] {
                    ask(StayHere{});
                    model_.still_there = false;
                },
                [this] {
                    pass(config_.forget_after);
                    leave(true);
                }};
    std::vector<Step> all;
    const auto go_on = [this] {
        ask(Continue{});
        model_.go_on();
    };
    if (model_.at == At::welcome) {
        all.push_back([this] {
            ask(Start{});
            if (!begun_) ++visits_;
            begun_ = true;
            model_.start();
        });
    } else if (model_.at == At::thanks) {
        all.push_back([this] {
            ask(EndVisit{});
            leave(false);
        });
        return all;
    } else if (model_.at == At::check) {
        all.push_back([this] { submit(); });
        const std::vector<std::string> pages = model_.pages();
        const std::string page = pages[variant % pages.size()];
        all.push_back([this, page] {
            ask(ChangeAnswer{page});
            model_.change(page);
        });
    } else {
        all.insert(all.end(), 3, go_on);
        const std::vector<std::string> asked = model_.questions(model_.page);
        if (model_.page == people_page) add_people(all, variant);
        for (const std::string& question : asked) add_answering(all, question, variant);
        if (asked.size() > 1)
            all.push_back([this, variant] {
                const int part = static_cast<int>(variant % 3);
                ask(ShowPart{part});
                model_.show_part(part);
            });
    }
    if (model_.at != At::welcome)
        all.push_back([this] {
            ask(Back{});
            model_.go_back();
        });
    all.push_back([this] {
        model_.speak(1 - model_.language);
        ask(ChooseLanguage{static_cast<std::size_t>(model_.language)});
    });
    // Seldom: else hardly anybody would come to the check.
    if (begun_ && model_.at == At::page && variant % 4 != 0)
        all.push_back(go_on);
    else if (begun_)
        all.push_back([this] { wait_until_asked(); });
    return all;
}

void Walks::step(unsigned draw) {
    const std::vector<Step> all = steps(draw / 16);
    all[draw % all.size()]();
}
