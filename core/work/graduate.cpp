#include "core/work/graduate.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

struct ArrivalName {
    Arrival how;
    QLatin1String id;
};

constexpr ArrivalName arrivals[] = {{Arrival::Code, QLatin1String("code")},
                                    {Arrival::CardNumber, QLatin1String("card-number")},
                                    {Arrival::StudentNumber, QLatin1String("student-number")},
                                    {Arrival::Name, QLatin1String("name")},
                                    {Arrival::ClassList, QLatin1String("class-list")},
                                    {Arrival::IdentityCard, QLatin1String("identity-card")},
                                    {Arrival::Manual, QLatin1String("manual")}};

QString text(const char* words) { return QCoreApplication::translate("Graduate", words); }

} // namespace

QString presenceText(Presence presence) {
    switch (presence) {
    case Presence::Expected:
        return text(QT_TRANSLATE_NOOP("Graduate", "Not come yet"));
    case Presence::Arrived:
        return text(QT_TRANSLATE_NOOP("Graduate", "Arrived"));
    case Presence::Absent:
        return text(QT_TRANSLATE_NOOP("Graduate", "Absent"));
    }
    return {};
}

QString arrivalId(Arrival how) {
    for (const ArrivalName& name : arrivals)
        if (name.how == how) return name.id;
    return {};
}

} // namespace mianguan
