@echo off
rem Quarterdeck on Windows: builds itself the first time and after a change, then runs.
rem Wanted: a JDK 17 or newer and Maven 3.8 or newer on PATH, or JAVA_HOME set.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo quarterdeck: there is no Java here; wanted a JDK 17 or newer. Install one, or set JAVA_HOME. 1>&2
    exit /b 6
)
set "jar=%home%\cli\target\quarterdeck.jar"
set "built=%home%\cli\target\built"
set "stale=1"
if exist "%built%" if exist "%jar%" (
    for /f %%i in ('powershell -NoProfile -Command "$b=(Get-Item -LiteralPath $env:built).LastWriteTimeUtc; $m='pom.xml','engine','ingest','transform','forecast','dashboards','cli','spark','sample-data\generator' | ForEach-Object { Join-Path $env:home $_ }; $n=Get-ChildItem -LiteralPath $m -Recurse -File -Include *.java,*.sql,*.table,*.yaml,*.properties,*.form,pom.xml -ErrorAction SilentlyContinue | Where-Object { $_.FullName -notmatch '\\target\\' -and $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1; if ($n) { 1 } else { 0 }"') do set "stale=%%i"
)
if "%stale%"=="1" (
    echo Building the first time, or after a change ... 1>&2
    call mvn -q -f "%home%\pom.xml" -P quick -Dmaven.test.skip=true -pl cli -am package 1>&2
    if errorlevel 1 (
        echo quarterdeck: the build failed; the messages above say why. 1>&2
        exit /b 6
    )
    type nul > "%built%"
)
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 --enable-native-access=ALL-UNNAMED -Dquarterdeck.home="%home%" -cp "%jar%" io.quarterdeck.cli.Quarterdeck %*
exit /b %errorlevel%
