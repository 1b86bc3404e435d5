// SPDX-License-Identifier: Apache-2.0
// The submission as Collect sends it: relevant nodes in the form's order, the form's own prefixes and
// attributes. ODK XForms spec, "Submission"; OpenRosa "Form Submission".
//
// Written by hand into one string and not by libxml2's writer, whose growing buffers would leave copies of
// the answers in memory that nobody overwrites.
#include "kiosk/xforms/check_submission.h"
#include "kiosk/xforms/instance_state.h"
#include "kiosk/xml_text.h"

namespace xforms {

namespace {

class SubmissionWriter {
 public:
    SubmissionWriter(const InstanceState& state, const std::string& added_instance_id)
        : state_(state), model_(state.model()), tree_(state.tree()), added_(added_instance_id) {
        xml_.reserve(65536);
    }

    std::string write() {
        xml_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        write_node(tree_.root(), 0, {});
        return std::move(xml_);
    }

    // Of each element written, in order: what check_submission() holds the XML to.
    const std::vector<std::string_view>& texts() const { return texts_; }

 private:
    void write_node(NodeId node, FieldId id, std::string_view default_namespace) {
        const Field& field = model_.fields[id];
        xml_ += "<" + field.qualified;
        texts_.push_back(tree_.text(node));
        if (id == 0) write_prefixes();
        const std::string_view space = tree_.namespace_uri(node);
        const bool prefixed = field.qualified.size() != field.name.size();
        if (!prefixed && space != default_namespace) {
            write_attribute("xmlns", space);
            default_namespace = space;
        }
        if (const std::vector<Tree::Attribute>* attributes = tree_.attributes(node))
            for (const Tree::Attribute& attribute : *attributes)
                write_attribute(prefix_of(attribute.namespace_uri) + attribute.name, attribute.value);
        const std::size_t empty_so_far = xml_.size();
        xml_ += '>';
        kiosk::append_escaped(xml_, tree_.text(node), kiosk::XmlPlace::content);
        for (const FieldId child : field.children) write_children(node, child, default_namespace);
        if (id == 0 && !added_.empty()) write_added_meta();
        if (xml_.size() == empty_so_far + 1)
            xml_.insert(empty_so_far, "/");
        else
            xml_ += "</" + field.qualified + ">";
    }

    void write_children(NodeId parent, FieldId id, std::string_view default_namespace) {
        const Field& field = model_.fields[id];
        if (field.is_attribute) return;
        NodeId node = tree_.child(parent, field.name);
        for (; node != no_node; node = tree_.next_sibling(node)) {
            const bool same = state_.field_of(node) == id;
            if (!same && !field.is_repeat)
                return;  // all instances of a repeat are looked for, whatever is between
            if (same && tree_.own_relevance(node)) write_node(node, id, default_namespace);
        }
    }

    // All that the form declares, used or not, as Collect does.
    void write_prefixes() {
        bool openrosa = false;
        for (const Prefix& prefix : model_.prefixes) {
            write_attribute("xmlns:" + prefix.prefix, prefix.uri);
            openrosa = openrosa || prefix.prefix == "orx";
        }
        if (!openrosa && !added_.empty()) write_attribute("xmlns:orx", uri::openrosa);
    }

    std::string prefix_of(std::string_view space) const {
        if (space.empty()) return {};
        for (const Prefix& prefix : model_.prefixes)
            if (prefix.uri == space) return prefix.prefix + ":";
        return {};
    }

    void write_attribute(const std::string& name, std::string_view value) {
        xml_ += " " + name + "=\"";
        kiosk::append_escaped(xml_, value, kiosk::XmlPlace::attribute);
        xml_ += '"';
    }

    void write_added_meta() {
        xml_ += "<orx:meta><orx:instanceID>";
        texts_.insert(texts_.end(), {"", added_});
        kiosk::append_escaped(xml_, added_, kiosk::XmlPlace::content);
        xml_ += "</orx:instanceID></orx:meta>";
    }

    const InstanceState& state_;
    const Model& model_;
    const Tree& tree_;
    const std::string& added_;
    std::string xml_;
    std::vector<std::string_view> texts_;
};

}  // namespace

kiosk::Result<Submission> InstanceState::finish() {
    for (FieldId id = 0; id < model_.fields.size(); ++id)
        if (model_.fields[id].bind.preload == Preload::end) finish_time(id);
    recalculate();
    if (!allowance_.broken().empty())
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "The answers cannot be sent: " + allowance_.broken() + ".");
    Submission submission;
    submission.form_id = model_.id;
    submission.version = model_.version;
    submission.instance_id = instance_id();
    const std::string added = model_.instance_id == none ? instance_id_ : std::string();
    SubmissionWriter writer(*this, added);
    submission.xml = writer.write();
    if (auto checked = check_submission(submission, writer.texts()); !checked)
        return tl::unexpected(checked.error());
    return submission;
}

}  // namespace xforms
