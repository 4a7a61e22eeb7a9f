#pragma once

#include <QByteArray>
#include <QString>

namespace mianguan {

/// What a code says of the one who shows it. Beyond `bytes` and `text` every part may be empty.
struct CodePayload {
    QByteArray bytes; ///< the code's own
    QString text; ///< the same as UTF-8, with what is no text left out; the key where nothing else is known
    QString studentNumber;
    QString name;           ///< may be desensitised: 张*三
    QString identityNumber; ///< whole and right by GB 11643, or desensitised by '*'
    QString enrolmentKey;   ///< of one enrolment among several of a person
    QString schoolCode;     ///< five digits

    bool isUnderstood() const {
        return !studentNumber.isEmpty() || !identityNumber.isEmpty() || !enrolmentKey.isEmpty();
    }
};

/// What is understood without a decoder: an identity number, a student number (6 to 20 letters and digits,
/// digits among them), or a URL with one of them as a parameter (sfzh, idcard; xh, studentno …). Of anything
/// else `bytes` and `text` are all there is.
CodePayload plainPayload(const QByteArray& bytes);

} // namespace mianguan
