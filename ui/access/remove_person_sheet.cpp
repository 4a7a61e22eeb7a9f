#include "ui/access/remove_person_sheet.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/widgets/parts.h"

namespace mianguan {

RemovePersonSheet::RemovePersonSheet(Store& store, const User& person, QWidget* parent)
    : Sheet("removePersonSheet", parent) {
    keepTranslated(this, [this, name = person.displayName] {
        setWords(tr("Remove %1?").arg(name),
                 tr("%1 cannot sign in here any more, from now on. What they did stays in the activity, "
                    "under their "
                    "name. The store's key is changed, so that an old password opens nothing; this may take "
                    "a moment.")
                     .arg(name),
                 tr("Remove"));
    });
    connect(goOn(), &QPushButton::clicked, this, [this, &store, id = person.id] {
        setBusy(true);
        store.removeUser(id, this, [this](const Result<Id>& answer) { settle(answer); });
    });
}

} // namespace mianguan
