<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Batch</name>
    <message>
        <source>Judges finished photos as they are; nothing is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo specification; see mianguan-batch specs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a JSON object a line for each input; - is standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one picture or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: mianguan-batch COMMAND [options] FILE…

Standard photos to 教毕指〔2017〕99号 without a window.

  standardize FILE|DIR…   makes a standard photo of every picture and says what is wrong with it
  check FILE…             judges finished photos as they are
  matte FILE -o OUT.png   cuts the person out
  verify A B              says whether two pictures show the same person
  specs                   lists the photo specifications

  mianguan-batch COMMAND --help   explains one command
  mianguan-batch --version

Exit status: 0 all pass or warn · 1 something failed · 3 something unreadable · 2 wrong usage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command %1. See: mianguan-batch --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matte cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check free space and rights, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes how much of each pixel is the person, as an 8-bit grey PNG of the upright picture&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the empty backdrop, taken with the same camera setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PNG to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say with -o where the matte goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: mianguan-batch %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See: mianguan-batch %1 --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output folder cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portrait cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another path for --json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be written whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on this disk, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the photo specifications, the default first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>specs takes no files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the portraits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures worked on at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write only portraits that pass every check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--jobs takes a number from 1 to 256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a standard photo of every picture given and says what is wrong with it. Folders are searched for pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures in the folders given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of pairs cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of the list of pairs is not as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line must be a,b; each following line names two files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says for each pair of pictures whether they show the same person: same, unsure or different. A person decides what is unsure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of files, one a line under the header a,b.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name two pictures, or a list with --pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name two pictures or a list, not both.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message numerus="yes">
        <source>%n file name(s) would stand twice, so nothing was written; the first is %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add {number} to the name pattern, or choose an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file of that name has appeared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away, then start again: the delivery goes on with the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The delivery was stopped after %n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Start it again: it goes on with the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written into this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name pattern is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {file}, {number}, {number:4} or {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a file: choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or ask for the right to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name pattern has a field that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropPaths</name>
    <message>
        <source>Let go to import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Check that the file or folder still exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on this disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write here, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using it; wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. %1</source>
        <comment>joins what happened and what to do</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The finding&apos;s field “%1” is missing or wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space above the hair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head tilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head up or down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouth closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the empty backdrop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly one face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found. Use a photo of the graduate facing the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 faces were found. Only the graduate may be in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found is not clearly a real face: a drawing, a face too small, or one that is covered. Photograph the graduate from the front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original has enough pixels (%1 for each of the portrait&apos;s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original has too few pixels (%1 for each of the portrait&apos;s). Use the full picture from the camera, not a thumbnail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hair begins %1 below the top edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hair is cut by the frame. Leave space above the head and photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is too close to the top edge (%1). Photograph again with more space above the head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too much space above the head (%1). Photograph again with more of the chest in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eyes are %1 from the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eyes are too high (%1 from the top). Photograph again with more space above the head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eyes are too low (%1 from the top). Photograph again with more of the chest in the picture, tall hair laid flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is %1 wide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is too small (%1 wide). Come closer, or lay high hair flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is too large (%1 wide). Stand back so that both shoulders and the chest are in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head takes %1 of the height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is too small (%1 of the height). Come closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is too large (%1 of the height). Stand back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is %1 left of the middle. Move the camera or the seat so that both shoulders are in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is %1 right of the middle. Move the camera or the seat so that both shoulders are in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eyes are level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head leans to the graduate&apos;s left by %1. Straighten the head and photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head leans to the graduate&apos;s right by %1. Straighten the head and photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face looks straight ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is turned to the graduate&apos;s left by %1. Turn towards the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is turned to the graduate&apos;s right by %1. Turn towards the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is upright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is tipped back by %1. Lower the chin a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is bowed by %1. Raise the chin a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both eyes are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graduate&apos;s left eye looks closed. Photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graduate&apos;s right eye looks closed. Photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eyes look closed. Photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouth is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouth is open. Close the lips and photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is sharp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is blurred. Focus on the eyes, hold still and photograph again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is well exposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is too dark. Add light or open the exposure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is too bright. Move the lamps away or close the exposure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The light is even on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture&apos;s left side of the face is darker. Balance the two lamps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture&apos;s right side of the face is darker. Balance the two lamps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background is even and of the required colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background is not even. Use a plain backdrop without shadows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background has not the required colour. Have the portrait made again from the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline was cut out clearly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline was hard to cut out; look at hair and shoulders closely. A plain backdrop or a picture of the empty backdrop helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of the empty backdrop fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of the empty backdrop has another size and was not used. Photograph it with the same camera setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of the empty backdrop no longer fits and was not used: camera, light or backdrop has changed. Photograph it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colour JPEG of the required size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a 24-bit JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has not the required width and height in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JPEG quality is too low.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too small (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file states %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not state the required dots per inch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>There is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder may not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject with reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject with this reason at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last verdict back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous and next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold: the original alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom both pictures in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit both pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence on and off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>A stored picture is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the data folder as it is and restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stored picture is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event %1 was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content of event %1 was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data was changed or damaged. Delete nothing: copy the whole data folder away, then restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before event %1 the chain is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this data open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the window that is already open, or close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of the ledger is not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This data was written by a newer version of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger has no such event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a ledger of Mianguan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder for the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger is in use by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program and try again; nothing is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on this disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write in this folder and that the disk is not write-protected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger&apos;s file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete nothing: copy the whole data folder away, then restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger&apos;s disk does not answer as it should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and its cable; then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n stored picture(s) of %1 have no event: the ledger may have lost its end. Delete nothing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The verification was stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoState</name>
    <message>
        <source>All</source>
        <comment>every photo, whatever its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of a photo: waits for review</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <comment>state of a photo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>state of a photo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not made</source>
        <comment>state of a photo: no standard photo could be made</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>The file ends early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture&apos;s data is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the camera, or take the photo again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too large: %1 × %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a smaller copy, or set the camera to fewer pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as an ordinary JPEG and bring that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a rare kind of HEIC that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a rare kind of JPEG that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portrait takes %1 bytes even at quality %2, more than the %3 allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph again before an even background, with plainer clothes and more light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portrait takes only %1 bytes at the highest quality, less than the %2 required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a sharper original with more detail; it may be blurred or enlarged from a small picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the photos inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an ordinary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the photo into a folder, then bring it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file may not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for the right to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large: %1 MB, where %2 MB is the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as JPEG, or make a smaller copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ZIP archive or an office document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an office document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an AVIF picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a camera&apos;s raw file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds nothing but zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the camera; check the card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a picture of a known format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is %1, not a photo that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the photo as JPEG, PNG, WebP, TIFF or HEIC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PNG cannot be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a camera&apos;s raw file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a rare kind of TIFF that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This WebP file is an animation, not a photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>There is not enough memory for this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens with this picture only, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No person was found in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a photo of one person facing the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Position and size</source>
        <extracomment>位置与大小</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face</source>
        <extracomment>面部</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glasses and ornaments</source>
        <extracomment>眼镜与饰物</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clothes</source>
        <extracomment>服装</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of the picture</source>
        <extracomment>照片来源</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background and file</source>
        <extracomment>背景与文件</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <extracomment>身份</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head too large</source>
        <extracomment>头部过大</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head too small</source>
        <extracomment>头部过小</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes too high or too low</source>
        <extracomment>眼睛位置不合格</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong space above the head</source>
        <extracomment>头顶距离不合格</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes not level</source>
        <extracomment>瞳孔连线不平</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too far left</source>
        <extracomment>人像偏左</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too far right</source>
        <extracomment>人像偏右</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distorted</source>
        <extracomment>变形</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hair over the brows</source>
        <extracomment>头发遮挡眉毛</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hair over the eyes</source>
        <extracomment>头发遮挡眼睛</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hair over the ears</source>
        <extracomment>头发遮挡耳朵</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ears not both visible</source>
        <extracomment>未露双耳</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teeth shown</source>
        <extracomment>露齿</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouth not closed</source>
        <extracomment>嘴未闭合</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <extracomment>闭眼</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looking straight ahead</source>
        <extracomment>未平视</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face turned</source>
        <extracomment>侧脸</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head bowed</source>
        <extracomment>低头</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head tipped back</source>
        <extracomment>仰头</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body turned</source>
        <extracomment>侧身</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoulders not level</source>
        <extracomment>左右肩不平</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot spots or glare on the face</source>
        <extracomment>面部高光反光</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One side of the face darker</source>
        <extracomment>阴阳脸</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shadow on the face</source>
        <extracomment>面部阴影</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red eyes</source>
        <extracomment>红眼</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heavy make-up</source>
        <extracomment>浓妆</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coloured contact lenses</source>
        <extracomment>美瞳</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glare on the glasses</source>
        <extracomment>眼镜反光</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame over the eyes</source>
        <extracomment>镜框遮眼</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tinted glasses</source>
        <extracomment>有色眼镜</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earrings</source>
        <extracomment>耳环</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Necklace</source>
        <extracomment>项链</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hair ornament</source>
        <extracomment>头饰</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hat</source>
        <extracomment>帽子</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same colour as the background</source>
        <extracomment>与背景同色</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleeveless, straps or low neckline</source>
        <extracomment>无袖/吊带/低胸</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High or fur collar</source>
        <extracomment>高领/毛领</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy pattern or stripes</source>
        <extracomment>复杂图案条纹</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uniform</source>
        <extracomment>制服</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selfie</source>
        <extracomment>自拍</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph of a photograph</source>
        <extracomment>翻拍</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <extracomment>扫描</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beautified or retouched</source>
        <extracomment>美颜PS</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Admission photo</source>
        <extracomment>录取照片</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot</source>
        <extracomment>生活照</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken too long ago</source>
        <extracomment>拍摄时间过久</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background fades</source>
        <extracomment>背景渐变</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shadow on the background</source>
        <extracomment>背景阴影</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects in the background</source>
        <extracomment>背景杂物</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut-out incomplete (ears, hair, shoulders)</source>
        <extracomment>抠图残缺(耳/发/肩)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour cast</source>
        <extracomment>色偏</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurred</source>
        <extracomment>模糊</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <extracomment>噪点</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong number of pixels</source>
        <extracomment>像素不合格</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong dpi</source>
        <extracomment>dpi不合格</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong file size</source>
        <extracomment>大小不合格</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong file format</source>
        <extracomment>格式不合格</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same face</source>
        <extracomment>人像比对不通过</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details do not match</source>
        <extracomment>信息不符</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection code not valid</source>
        <extracomment>采集码无效</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collected twice</source>
        <extracomment>重复采集</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not eligible</source>
        <extracomment>无采集资格</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one face</source>
        <extracomment>多人脸</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face</source>
        <extracomment>无人脸</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Specification</name>
    <message>
        <source>The photo specification is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such photo specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of data texts: zh or en</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>See: mianguan --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to open a window on. For work without one there is mianguan-batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--import needs at least one file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no language %1; there are zh_CN and en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: mianguan [options] [--import FILE|DIR…]

Make, check and review graduates&apos; certificate photos to 教毕指〔2017〕99号.

  --practice          use the practice store, which is marked as such and never synchronised
  --data DIR          use the store in this folder; it is made when it is not there
  --import FILE|DIR…  import these, then show the review queue
  --verify            no window: check every event and picture of the store and say what is wrong
  --language NAME     zh_CN or en, for this run
  -v, --version       say the version
  -h, --help          say this

Exit status: 0 well · 1 --verify found something wrong, or the store cannot be opened · 2 wrong usage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Passed</source>
        <comment>result of a check</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look closely</source>
        <comment>result of a check: borderline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>result of a check</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not assessed</source>
        <comment>result of a check</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>This folder holds real photos, not practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder holds practice photos, not real ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No portrait could be made of this photo, so there is nothing to judge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a new photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo has its verdict already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo that verdict first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This verdict is about an earlier portrait of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the present one, then decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rejection needs a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one, or write a remark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That verdict no longer stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the photo&apos;s present state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is already delivered, so its approval stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell whoever received it, and take a new photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is no longer approved, so it cannot be delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove its file from the folder, or approve it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>estimating the time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vision</name>
    <message>
        <source>A recognition model is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run installer/run.sh once; it fetches the models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recognition model cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it and run installer/run.sh; it is fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::DeliveryForm</name>
    <message>
        <source>Folder for the approved photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the approved photos go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naming pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what was not delivered before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::DeliveryPage</name>
    <message>
        <source>Delivering %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver approved photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to deliver yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved photos are handed over here, under names made from a pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Deliver %n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>These names would stand twice or are in the folder already; nothing would be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the pattern, for instance with {number}, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) delivered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The list is in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::EvidencePanel</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this verdict back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the reasons of a rejection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to look at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All checks passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported %1
%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::Filmstrip</name>
    <message>
        <source>Photos in the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::ImportPage</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop photos or folders here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, TIFF and HEIC. What is in the store already is not taken twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos follow at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be made</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::KeysOverlay</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::MainWindow</name>
    <message>
        <source>Mianguan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::NamePreview</name>
    <message numerus="yes">
        <source>%n name(s) in the way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview: %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ProblemCard</name>
    <message>
        <source>Try unreadable ones again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that could not be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be taken as they are</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::QuickReasons</name>
    <message>
        <source>Reasons on the keys 1 to 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason on key %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::Rail</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::ReasonList</name>
    <message>
        <source>Suggested by the findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::RejectPanel</name>
    <message>
        <source>Why is it rejected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word or pinyin initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason fits these letters. Choose the nearest one and say more in the remark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark for the graduate (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space chooses several, ↑ ↓ move, Backspace takes the last one out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the reasons of a rejection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::ReviewPage</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window, or choose files, or have a folder watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n approved photo(s) wait to be delivered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be delivered either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo is in the state “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place in the queue</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest: just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest: %1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mianguan %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes and reviews graduates&apos; certificate photos. Free software; the licences of every part are in the LICENSE file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::Stage</name>
    <message>
        <source>Photo under review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No standard photo could be made from this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard photo %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the original…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::StartPage</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the store…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::StoreCard</name>
    <message>
        <source>Practice store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check everything stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every event and picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not verify</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::TopBar</name>
    <message>
        <source>Practice store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For trying things out. Nothing here is ever synchronised.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::VerdictBar</name>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve this photo (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More reasons…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject with reasons and a remark (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last verdict back (Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::WatchCard</name>
    <message>
        <source>Folder to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New pictures in it are imported by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is gone; watching goes on when it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mianguan::Workspace</name>
    <message>
        <source>This station</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
