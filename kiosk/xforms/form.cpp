// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/form.h"

#include <algorithm>

#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

void read_submission(Loading& loading, const XmlElement& model) {
    const XmlElement* submission = model.child("submission");
    if (!submission) return;
    std::string key(submission->value("base64RsaPublicKey"));
    std::erase_if(key, [](char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; });
    loading.model.public_key = std::move(key);
    if (loading.model.makes_entities && !loading.model.public_key.empty())
        loading.warn(
            submission->line, "submission",
            "answers are sealed with the form's key, and no server makes entities of sealed records");
    // ODK XForms spec, "Submission": post, or form-data-post as older forms have it. Web Forms refuses
    // others.
    if (const std::string_view method = submission->value("method");
        !method.empty() && method != "post" && method != "form-data-post")
        loading.refuse(submission->line, "submission", "its method is \"" + std::string(method) + "\"",
                       "write post, or leave it out");
    // RELIABILITY N13: a form from a hostile server must not choose where answers go.
    if (submission->attribute("action"))
        loading.warn(submission->line, "submission",
                     "its action is ignored: answers go to the kiosk's own server only");
}

// Every part is read even where an earlier one had problems, so that an author sees all of them at once.
void read_form(Loading& loading, const XmlElement& form) {
    const XmlElement* head = form.child("head");
    const XmlElement* model = head ? head->child("model") : nullptr;
    const XmlElement* body = form.child("body");
    if (!model || !body)
        return loading.refuse(form.line, std::string(form.name), "this is no XForm",
                              "write a head with a model, and a body");
    if (const XmlElement* title = head->child("title")) loading.model.title = title->text();
    load_primary_instance(loading, form, *model);
    if (loading.model.fields.empty()) return;
    mark_repeats(loading, *body);
    load_itext(loading, *model);
    load_secondary_instances(loading, *model, form);
    load_bindings(loading, *model);
    load_body(loading, *body, *model);
    drop_calculates_of_groups(loading);
    warn_of_required_that_nobody_answers(loading);
    warn_of_actions_in_a_ring(loading);
    check_instance_id(loading);
    order_jobs(loading);
    refuse_texts_that_say_themselves(loading);
    read_submission(loading, *model);
}

}  // namespace

kiosk::Result<LeaveOut> LeaveOut::read(const std::vector<std::string>& words) {
    LeaveOut left;
    for (const std::string& word : words) {
        if (word == "upload")
            left.upload = true;
        else if (word == "geo")
            left.geo = true;
        else if (word == "barcode")
            left.barcode = true;
        else
            return kiosk::fail(kiosk::ErrorKind::invalid,
                               "leave_out: \"" + word + "\" is none of upload, geo and barcode.");
    }
    return left;
}

Form::Loaded Form::load(std::string_view xml, const MediaSource& media, Use use, const LeaveOut& leave_out) {
    Loaded loaded;
    XmlProblem broken;
    const std::unique_ptr<const XmlDocument> document = read_xml(xml, XmlLimits{}, broken);
    if (!document) {
        loaded.problems.push_back({broken.line, "XML", broken.sentence, true});
        return loaded;
    }
    const auto model = std::make_shared<Model>();
    Loading loading{*model, media, loaded.problems, use, leave_out, {}};
    read_form(loading, document->root());
    std::stable_sort(loaded.problems.begin(), loaded.problems.end(),
                     [](const Problem& left, const Problem& right) { return left.line < right.line; });
    const bool refused = std::any_of(loaded.problems.begin(), loaded.problems.end(),
                                     [](const Problem& problem) { return problem.refuses; });
    if (refused) return loaded;
    const auto form = std::make_shared<Form>();
    form->model_ = model;
    loaded.form = form;
    return loaded;
}

const std::string& Form::id() const {
    return model_->id;
}
const std::string& Form::version() const {
    return model_->version;
}
const std::string& Form::title() const {
    return model_->title;
}
const std::vector<Form::Language>& Form::languages() const {
    return model_->languages;
}
std::size_t Form::default_language() const {
    return model_->default_language;
}
const std::string& Form::public_key() const {
    return model_->public_key;
}

std::string describe(const std::vector<Problem>& problems) {
    std::string all;
    for (const Problem& problem : problems) {
        if (problem.line > 0) all += "line " + std::to_string(problem.line) + ": ";
        all += problem.subject + ": " + (problem.refuses ? "" : "warning: ") + problem.reason + "\n";
    }
    return all;
}

}  // namespace xforms
