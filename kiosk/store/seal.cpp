// SPDX-License-Identifier: Apache-2.0
// ODK encryption, step by step; the numbers are those of https://getodk.github.io/xforms-spec/encryption.
//
// Its form "signature" authenticates nobody (it is an MD5 under the same public key that ships in the form)
// and it is optional, yet it is always written: it shows accidental damage to whoever decrypts.
#include "kiosk/store/seal.h"

#include "kiosk/encoding/encoding.h"
#include "kiosk/kill_point.h"
#include "kiosk/store/cipher.h"
#include "kiosk/xml_text.h"

namespace store {
namespace {

using kiosk::escaped;
using kiosk::XmlPlace;

constexpr std::string_view xml_name = "submission.xml";
constexpr std::size_t length_step = 4096;

// Of all XML's miscellany only a comment may follow the root element in any number and says nothing to any
// reader.
ClearBytes padded(std::string_view xml) {
    constexpr std::string_view open = "<!--", close = "-->";
    const std::size_t least = xml.size() + open.size() + close.size();
    const std::size_t length = (least + length_step - 1) / length_step * length_step;
    ClearBytes bytes;
    bytes.reserve(length);
    bytes.insert(bytes.end(), xml.begin(), xml.end());
    bytes.insert(bytes.end(), open.begin(), open.end());
    bytes.insert(bytes.end(), length - least, ' ');
    bytes.insert(bytes.end(), close.begin(), close.end());
    return bytes;
}

// "Each line ended by LF"; a form without a version has no line for it.
ClearBytes md5_of_signature_text(const ClearSubmission& submission, std::string_view encrypted_key,
                                 std::string_view xml) {
    const ClearBytes xml_md5 = hex(text_of(md5({xml})));
    return md5({submission.form_id, "\n", submission.version, submission.version.empty() ? "" : "\n",
                encrypted_key, "\n", submission.instance_id, "\n", xml_name, "::", text_of(xml_md5), "\n"});
}

std::string manifest(const ClearSubmission& submission, std::string_view encrypted_key, std::string_view file,
                     std::string_view signature) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml += "<data xmlns=\"http://opendatakit.org/submissions\" id=\"" +
           escaped(submission.form_id, XmlPlace::attribute) + '"';
    if (!submission.version.empty())
        xml += " version=\"" + escaped(submission.version, XmlPlace::attribute) + '"';
    xml += " encrypted=\"yes\">\n";
    xml.append("<base64EncryptedKey>").append(encrypted_key).append("</base64EncryptedKey>\n");
    xml += "<orx:meta xmlns:orx=\"http://openrosa.org/xforms\"><orx:instanceID>" +
           escaped(submission.instance_id, XmlPlace::content) + "</orx:instanceID></orx:meta>\n";
    xml.append("<encryptedXmlFile>").append(file).append("</encryptedXmlFile>\n");
    xml.append("<base64EncryptedElementSignature>").append(signature);
    xml += "</base64EncryptedElementSignature>\n</data>\n";
    return xml;
}

Sealed close(const ClearSubmission& submission, const PublicKey& to) {
    const ClearBytes xml = padded(submission.xml);
    const ClearBytes key = random_key();
    const std::string_view clear = text_of(xml), secret = text_of(key);

    SealedFile file{std::string(xml_name) + ".enc",
                    encrypt_aes256_cfb(secret, iv_of_file(submission.instance_id, secret, 0), clear)};
    const std::string encrypted_key = encoding::to_base64(encrypt_oaep(to, secret));
    const ClearBytes signed_md5 = md5_of_signature_text(submission, encrypted_key, clear);
    const std::string signature = encoding::to_base64(encrypt_oaep(to, text_of(signed_md5)));

    return {submission.form_id,
            submission.version,
            submission.instance_id,
            manifest(submission, encrypted_key, file.name, signature),
            {std::move(file)}};
}

}  // namespace

// "The seed is the MD5 of the instanceID followed by the symmetric key"; for each file in turn the byte at
// (number mod 16) is raised by one, and what earlier files raised stays raised.
std::string iv_of_file(std::string_view instance_id, std::string_view key, std::size_t n) {
    auto seed = md5({instance_id, key});
    for (std::size_t i = 0; i <= n; ++i) ++seed[i % seed.size()];
    return std::string(text_of(seed));
}

kiosk::Result<Sealed> seal(const ClearSubmission& submission, const PublicKey& to) {
    if (submission.instance_id.empty())
        return kiosk::fail(
            kiosk::ErrorKind::invalid,
            "The submission cannot be sealed: it has no instanceID. The form needs meta/instanceID.");
    // A server would answer 500 or 400 to one for ever.
    if (!kiosk::fits_xml(submission.form_id) || !kiosk::fits_xml(submission.version) ||
        !kiosk::fits_xml(submission.instance_id))
        return kiosk::fail(
            kiosk::ErrorKind::invalid,
            "The submission cannot be sealed: the form's id, its version or the instanceID holds a "
            "character that XML cannot carry. Correct the form.");
    try {
        kiosk::kill_point("before_seal");
        auto sealed = close(submission, to);
        kiosk::kill_point("after_seal");
        return sealed;
    } catch (const CipherBroken& broken) {
        return kiosk::fail(kiosk::ErrorKind::storage, std::string("The submission cannot be sealed (") +
                                                          broken.what() + "). Restart the kiosk.");
    }
}

}  // namespace store
