/// Extensions of what browsers run with the rights of the site that shows it. Not `pdf`, whose scripts have a
/// viewer of their own.
const BROWSERS: &[&str] = &[
    "atom", "hta", "htc", "htm", "html", "js", "mathml", "mht", "mhtml", "mjs", "mml", "rdf", "rss", "shtm", "shtml",
    "stm", "svg", "svgz", "swf", "wasm", "xht", "xhtml", "xml", "xsd", "xsl", "xslt",
];

/// Extensions of what a web server runs, should the objects ever be copied to one.
const SERVERS: &[&str] = &[
    "ashx", "asmx", "asp", "aspx", "cfm", "cgi", "jsp", "jspx", "phar", "php", "php3", "php4", "php5", "php7", "php8",
    "pht", "phtml",
];

/// Whether an extension, in lower case, is of active content.
pub(super) fn is_active(extension: &str) -> bool {
    BROWSERS.contains(&extension) || SERVERS.contains(&extension)
}
