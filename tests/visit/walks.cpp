// SPDX-License-Identifier: Apache-2.0
#include "tests/visit/walks.h"

#include <fstream>

using namespace screens;

namespace {

std::string said(const std::string& id, const std::string& words) {
    return "<text id=\"" + id + "\"><value>" + words + "</value></text>";
}

// One question a page, with labels in two languages that begin with the language's code.
std::string xml_of(const std::vector<Ask>& form) {
    std::string nodes, binds, body, words;
    const std::string items =
        "<item><label>A</label><value>a</value></item><item><label>B</label>"
        "<value>b</value></item><item><label>C</label><value>c</value></item>";
    const auto control = [](const std::string& element, const std::string& path, const std::string& inside) {
        return "<" + element + " ref=\"" + path + "\"><label ref=\"jr:itext('" + path + "')\"/>" + inside +
               "</" + element + ">";
    };
    for (std::size_t at = 0; at < form.size(); ++at) {
        const Ask& ask = form[at];
        const std::string path = page_of(at);
        nodes += "<q" + std::to_string(at) + "/>";
        binds += "<bind nodeset=\"" + path + "\" type=\"string\"";
        if (ask.required) binds += " required=\"true()\"";
        if (ask.leans_on >= 0)
            binds += " relevant=\"" + page_of(static_cast<std::size_t>(ask.leans_on)) + " = 'a'\"";
        binds += "/>";
        const std::string element = ask.kind == Kind::one    ? "select1"
                                    : ask.kind == Kind::many ? "select"
                                                             : "input";
        body += control(element, path, ask.kind == Kind::text ? "" : items);
    }
    body += "<group ref=\"/data/person\"><label>People</label><repeat nodeset=\"/data/person\">" +
            control("input", "/data/person/name", "") + "</repeat></group>" + control("input", last_page, "");
    for (const std::string language : {"en", "ar"}) {
        words += "<translation lang=\"" + language + "\">";
        for (std::size_t at = 0; at < form.size(); ++at) words += said(page_of(at), language + " question");
        words += said("/data/person/name", language + " name") + said(last_page, language + " last") +
                 "</translation>";
    }
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Walk</h:title>
<model><itext>)" +
           words + "</itext><instance><data id=\"walk\" version=\"1\">" + nodes +
           "<person jr:template=\"\"><name/></person><last/><orx:meta><orx:instanceID/></orx:meta></data>"
           "</instance>" +
           binds + "<bind nodeset=\"/data/orx:meta/orx:instanceID\" type=\"string\" jr:preload=\"uid\"/>" +
           "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

}  // namespace

Walks::Walks() {
    const auto pair = council::make_key_pair(folder_ / "keys", std::nullopt);
    config_.public_key = pair->public_key;
    key_ = *council::PrivateKey::read(pair->private_key, std::nullopt);
    config_.form_id = "walk";
    config_.form = folder_ / "form.xml";
    config_.closes.reset();
    ten_o_clock_ = now_;
}

void Walks::begin(const std::vector<Ask>& form) {
    station_.reset();
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(config_.database.string() + part);
    std::ofstream(*config_.form) << xml_of(form);
    now_ = ten_o_clock_;
    model_ = {};
    model_.form = form;
    sent_ = visits_ = expired_ = 0;
    begun_ = false;
    open();
}

void Walks::leave(bool expired) {
    if (expired && begun_) ++expired_;
    begun_ = false;
    model_.next_person();
}

void Walks::add_answering(std::vector<Step>& all, unsigned variant) {
    const Ask* asked = model_.asked_here();
    const std::string reference = model_.page;
    const auto give = [this, reference](const std::string& value) {
        ask(GiveAnswer{reference, value});
        model_.answer_here() = value;
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
            model_.answer_here().insert(0, typed);
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
        if (model_.page == people_page)
            add_people(all, variant);
        else
            add_answering(all, variant);
    }
    if (model_.at != At::welcome)
        all.push_back([this] {
            ask(Back{});
            model_.go_back();
        });
    all.push_back([this] {
        model_.language = 1 - model_.language;
        ask(ChooseLanguage{static_cast<std::size_t>(model_.language)});
    });
    if (begun_) all.push_back([this] { wait_until_asked(); });
    return all;
}

void Walks::step(unsigned draw) {
    const std::vector<Step> all = steps(draw / 16);
    all[draw % all.size()]();
}
