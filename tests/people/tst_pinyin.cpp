#include "core/people/pinyin.h"

#include <QTest>

using namespace mianguan;

class PinyinTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initials_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("initials");
        const auto row = [](const char* text, const char* initials) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(initials);
        };
        row("张三", "zs");
        row("欧阳若兰", "oyrl");
        row("诸葛亮", "zgl");
        row("曾婷玥", "zty");
        row("单雄信", "sxx");
        row("王 二", "w e");
        row("张三 2023001", "zs");
        row("IMG_李四_2", "ls");
        row("买买提·吐尔逊", "mmttex");
        row("阿依古丽", "aygl");
        row("匡瑾怡", "kjy");
        row("Zhang San 2023", "");
        row("", "");
    }
    void initials() {
        QFETCH(QString, text);
        QTEST(pinyinInitials(text), "initials");
    }
};

QTEST_GUILESS_MAIN(PinyinTest)
#include "tst_pinyin.moc"
