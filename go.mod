module github.com/thiduabot/thiduabot

go 1.26
