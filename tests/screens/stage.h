#pragma once

#include "core/vision/vision.h"
#include "tests/work/collecting_tools.h"
#include "ui/base/settings.h"
#include "ui/frame/workspace.h"

#include <QPixmap>
#include <QTemporaryDir>

namespace mianguan::test {

/// How the pictures are to be made.
struct Look {
    QString folder;   ///< where they go
    QString language; ///< zh_CN or en
    bool dark = false;
    QSize window{1366, 768};
    QString camera; ///< a video file
};

/// A window with a store of its own, driven as by a person at the keyboard.
class Stage {
public:
    Stage(const Look& look, std::shared_ptr<Vision> vision);
    ~Stage();

    Store& store() { return *data; }
    Settings& settings() { return *choices; }
    QString path(const char* name) const { return root.filePath(QString::fromUtf8(name)); }
    void open(Page page);
    void openDesk(const Session& session); ///< opens the session, and its desk with a live picture
    Id deskSession() const { return session; }
    bool isChinese() const { return look.language != QLatin1String("en"); }

    template <class Part>
    Part* part(const char* name) const {
        return window->findChild<Part*>(QLatin1String(name));
    }
    void find(const QString& typed); ///< types into the desk's field and presses Enter
    void type(const QString& words);
    void press(Qt::Key key);
    void click(const char* button);
    void settle(int ms = 250); ///< lets what was asked be painted
    void until(const std::function<bool()>& state);
    void import(const QStringList& paths) { window->import(paths, Page::Import); }
    void reveal(const char* name);        ///< scrolls to it
    void showAlone(QWidget& view) const;  ///< a page by itself, as large as the window
    void snapAlone(const char* topLevel); ///< of this scene only that window is wanted
    void snap(const QString& scene);

private:
    QPixmap wholePicture() const;

    Look look;
    QTemporaryDir root;
    std::unique_ptr<Settings> choices;
    std::unique_ptr<Store> data;
    std::unique_ptr<Workspace> window;
    Id session;
    QPixmap alone;
};

} // namespace mianguan::test
