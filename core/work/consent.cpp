#include "core/work/consent.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Consent", words); }

} // namespace

QString consentText(ConsentState state) {
    switch (state) {
    case ConsentState::None:
        return {};
    case ConsentState::Given:
        return text(QT_TRANSLATE_NOOP("Consent", "Agreed"));
    case ConsentState::Refused:
        return text(QT_TRANSLATE_NOOP("Consent", "Consent refused"));
    case ConsentState::Withdrawn:
        return text(QT_TRANSLATE_NOOP("Consent", "Consent withdrawn"));
    }
    return {};
}

QString consentWayText(ConsentWay way) {
    switch (way) {
    case ConsentWay::Tick:
        return text(QT_TRANSLATE_NOOP("Consent", "Said at the desk"));
    case ConsentWay::Signature:
        return text(QT_TRANSLATE_NOOP("Consent", "Signed on the screen"));
    case ConsentWay::Paper:
        return text(QT_TRANSLATE_NOOP("Consent", "On paper, signed beforehand"));
    case ConsentWay::Screen:
        return text(QT_TRANSLATE_NOOP("Consent", "Tapped on the sitter's screen"));
    }
    return {};
}

} // namespace mianguan
