// Only a background, for which the tests wait.
chrome.runtime.onInstalled.addListener(() => {});
