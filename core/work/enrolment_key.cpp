#include "core/work/enrolment_key.h"

#include "core/access/user_name.h"
#include "core/work/event_contents.h"

namespace mianguan {

QString enrolmentKey(const QCborMap& content) {
    const QCborMap entry = content.value(QLatin1String("entry")).toMap();
    const Batch batch = batchIn(content);
    for (const char* field : {"student_number", "candidate_number", "identity_number", "code"})
        if (const QString number = foldedName(textIn(entry, QLatin1String(field))); !number.isEmpty())
            return QStringList{batch.school, batch.name, QLatin1String(field), number,
                               foldedName(textIn(entry, QLatin1String("name")))}
                .join(QChar(0));
    return {};
}

} // namespace mianguan
