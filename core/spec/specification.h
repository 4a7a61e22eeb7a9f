#pragma once

#include "core/base/result.h"
#include "core/spec/finding.h"

#include <QHash>
#include <QSize>
#include <QStringList>

#include <array>

namespace mianguan {

/// A closed interval, in the unit of whatever it bounds.
struct Window {
    double low = 0;
    double high = 0;
    bool contains(double value) const { return value >= low && value <= high; }
    double middle() const { return (low + high) / 2; }
};

/// How hard a check is on a photo in this profile.
enum class Severity { Off, Inform, Warn, Fail };

/// Limits of one check: inside `pass` it passes, inside `warn` it warns, outside it takes its severity.
struct CheckLimits {
    Severity severity = Severity::Fail;
    Window pass;
    Window warn;
};

/// One photo specification: a profile in resources/specs, e.g. 教毕指〔2017〕99号 with a blue background.
struct Specification {
    QString id;
    QString title;                      ///< in the current language
    QString source;                     ///< the document it comes from
    QSize size;                         ///< pixels
    int dpi = 300;                      ///< dots per inch
    Window bytes;                       ///< file size allowed
    Window bytesAim;                    ///< file size aimed at
    int qualityMin = 60;                ///< IJG scale
    std::array<int, 3> background{};    ///< R, G, B
    Window hairTop;                     ///< px from the top edge of the portrait
    Window eyeLine;                     ///< px from the top edge
    Window faceWidth;                   ///< px, cheek to cheek
    QHash<QString, CheckLimits> checks; ///< by finding id

    CheckLimits limits(const QString& findingId) const { return checks.value(findingId); }
};

QStringList specificationIds(); ///< built in, the default first
Result<Specification> loadSpecification(const QString& id);
inline QString defaultSpecificationId() { return QStringLiteral("chsi-2017-99"); }

} // namespace mianguan
