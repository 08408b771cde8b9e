; The installer of the secretary's programs: for one person, without an administrator, silent with /S. Compiled by
; scripts/windows, which defines VERSION, PROGRAMS (the folder with the files), OUT and CLONE.
;
; What it says is in languages.nsh. What stops it is said in a message; with /S it is written to SAID instead, and the exit
; code tells which it was: 2 started twice, 3 the program runs, 4 older than what is installed, 5 not written,
; 6 not for this Windows.

Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
; The time of installation, so that no time of the build gets into the installer.
SetDateSave off
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include WordFunc.nsh

!define ID "SoChiBo"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define SAID "$TEMP\so-chi-bo-cai-dat.txt"
; Where the window keeps the book of a person who chose no other folder.
!define BOOK "$APPDATA\SoChiBo"
!define WEBVIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW_INSTALLER "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"

Name "Sổ Chi bộ"
OutFile "${OUT}"
BrandingText "Sổ Chi bộ ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "InstallDir"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "Sổ Chi bộ"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt Sổ Chi bộ"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${CLONE}/src-tauri/icons/icon.ico"
!define MUI_UNICON "${CLONE}/src-tauri/icons/icon.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\sochibo-window.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(BOOK_STAYS)"
!insertmacro MUI_PAGE_LICENSE "${PROGRAMS}/LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is taken where Windows speaks neither.
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!include languages.nsh

Var said

; Shows a sentence, or with /S writes it down.
!macro Say ICON TEXT
  ${If} ${Silent}
    FileOpen $said "${SAID}" w
    FileWriteUTF16LE /BOM $said "${TEXT}"
    FileClose $said
  ${Else}
    MessageBox MB_OK|${ICON} "${TEXT}"
  ${EndIf}
!macroend

!macro Stop CODE TEXT
  !insertmacro Say MB_ICONSTOP "${TEXT}"
  SetErrorLevel ${CODE}
  Quit
!macroend

; Each file of the program, for a macro that handles one.
!macro EachFile DO
  !insertmacro ${DO} "sochibo-window.exe"
  !insertmacro ${DO} "sochibo.exe"
  !insertmacro ${DO} "WebView2Loader.dll"
  !insertmacro ${DO} "LICENSE.txt"
  !insertmacro ${DO} "NOTICE.txt"
  !insertmacro ${DO} "thanh-phan.txt"
!macroend

; A program that runs can't be opened for writing.
!macro StopIfRunning NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}" a
    ${If} ${Errors}
      !insertmacro Stop 3 "$(RUNNING)"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro StopIfTwice
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "vn.sochibo.installer") p .r1 ?e'
  Pop $0
  ${If} $0 = 183
    !insertmacro Stop 2 "$(TWICE)"
  ${EndIf}
!macroend

Function .onInit
  Delete "${SAID}"
  ${IfNot} ${RunningX64}
    !insertmacro Stop 6 "$(OLD_WINDOWS)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro Stop 6 "$(OLD_WINDOWS)"
  ${EndIf}
  !insertmacro StopIfTwice
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "${VERSION}" "$0" $1
    ${If} $1 = 2
      !insertmacro Stop 4 "$(OLDER)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; The new files are complete in a folder of their own before one of the old is touched, and go back when one can't be put in
; its place.
!macro PutInPlace NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    Delete "$INSTDIR\cu.tmp\${NAME}"
    ClearErrors
    Rename "$INSTDIR\${NAME}" "$INSTDIR\cu.tmp\${NAME}"
    IfErrors put_back
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\moi.tmp\${NAME}" "$INSTDIR\${NAME}"
  IfErrors put_back
!macroend

!macro PutBack NAME
  ${If} ${FileExists} "$INSTDIR\cu.tmp\${NAME}"
    Delete "$INSTDIR\${NAME}"
    Rename "$INSTDIR\cu.tmp\${NAME}" "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

!macro StopIfNotUnpacked NAME
  ${IfNot} ${FileExists} "$INSTDIR\moi.tmp\${NAME}"
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\moi.tmp"
    !insertmacro Stop 5 "$(NOT_WRITTEN)"
  ${EndIf}
!macroend

Section
  !insertmacro StopIfRunning "sochibo-window.exe"
  !insertmacro StopIfRunning "sochibo.exe"
  RMDir /r "$INSTDIR\moi.tmp"
  ClearErrors
  SetOutPath "$INSTDIR\moi.tmp"
  File "${PROGRAMS}/sochibo-window.exe"
  File "${PROGRAMS}/sochibo.exe"
  File "${PROGRAMS}/WebView2Loader.dll"
  File "${PROGRAMS}/LICENSE.txt"
  File "${PROGRAMS}/NOTICE.txt"
  File "${PROGRAMS}/thanh-phan.txt"
  !insertmacro EachFile StopIfNotUnpacked
  SetOutPath "$INSTDIR"
  CreateDirectory "$INSTDIR\cu.tmp"
  !insertmacro EachFile PutInPlace
  Goto in_place
put_back:
  !insertmacro EachFile PutBack
  RMDir /r "$INSTDIR\moi.tmp"
  RMDir "$INSTDIR\cu.tmp"
  !insertmacro Stop 5 "$(NOT_WRITTEN)"
in_place:
  RMDir /r "$INSTDIR\moi.tmp"
  RMDir /r "$INSTDIR\cu.tmp"

  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  CreateShortcut "$SMPROGRAMS\Sổ Chi bộ.lnk" "$INSTDIR\sochibo-window.exe"
  CreateShortcut "$DESKTOP\Sổ Chi bộ.lnk" "$INSTDIR\sochibo-window.exe"
  WriteRegStr HKCU "Software\${ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Sổ Chi bộ"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\sochibo-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\go-cai-dat.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  Call WebView
SectionEnd

; The version of WebView2 that is there, in $0; empty if there is none.
Function FindWebView
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEBVIEW}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${WEBVIEW}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

; Windows 10 and 11 usually have WebView2. Otherwise an office may have put Microsoft's installer of it beside this one.
Function WebView
  Call FindWebView
  ${If} $0 == ""
  ${AndIf} ${FileExists} "$EXEDIR\${WEBVIEW_INSTALLER}"
    DetailPrint "$(WEBVIEW_NOW)"
    ExecWait '"$EXEDIR\${WEBVIEW_INSTALLER}" /silent /install'
    Call FindWebView
  ${EndIf}
  ${If} $0 == ""
    !insertmacro Say MB_ICONEXCLAMATION "$(NO_WEBVIEW)"
  ${EndIf}
FunctionEnd

Function un.onInit
  Delete "${SAID}"
  !insertmacro StopIfTwice
  !insertmacro StopIfRunning "sochibo-window.exe"
  !insertmacro StopIfRunning "sochibo.exe"
FunctionEnd

!macro DeleteFile NAME
  Delete "$INSTDIR\${NAME}"
!macroend

; Only what the installer put there, so that a book goes with no program, wherever it lies.
Section Uninstall
  !insertmacro EachFile DeleteFile
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Sổ Chi bộ.lnk"
  Delete "$DESKTOP\Sổ Chi bộ.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  ${If} ${FileExists} "${BOOK}\*.*"
    !insertmacro Say MB_ICONINFORMATION "$(BOOK_STAYS)"
  ${EndIf}
SectionEnd
