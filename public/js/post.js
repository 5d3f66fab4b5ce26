// Sends the one form of the page that carries a SAML message. Without script its button does.
document.getElementById("saml")?.submit();
