// Its own download of a browser is never wanted: test/setup.sh finds or installs one.
module.exports = { skipDownload: true }
