/// A flow that uses every field of the format.
let wholeFlow = #"""
  {
    "$schema": "https://botflow.example/schema.json",
    "botflow": 1,
    "name": "Shop",
    "description": "Everything",
    "language": "de",
    "channels": ["Web Client", "Facebook", "Apple Business Chat", "SMS", "Alexa"],
    "globals": {"server": "https://api.example", "vip": true, "limits": {"a": [1, 2.5]}},
    "intentions": {"Bill": ["my bill", "/.*bill.*/"], "None": []},
    "defaults": {
      "defaultReply": {"text": "Sorry {user.first_name}", "next": "Hello", "mode": "Text Only"},
      "defaultAnswerReply": {"text": "Again, please"},
      "agentThreshold": 0,
      "afterLogin": "Hello",
      "afterLoginFailed": "Pick",
      "afterLogout": "Size",
      "globalCancel": ["cancel", "stop"],
      "sessionTimeout": 30,
      "liveAgent": {
        "confirmationMessage": "An agent comes", "noAgentsNext": "Fetch", "startMessage": "Hi {vip}"
      },
      "startMessage": "go"
    },
    "interactions": [
      {
        "name": "Hello", "type": "Message", "description": "Greets",
        "details": {
          "intention": "Bill", "whenWeReceive": ["go", "hello"], "sendToUser": "Hi {data.name}",
          "next": null, "delayBeforeNext": 1.5, "action": "Fetch", "transactionTag": "buy",
          "transactionEnd": true
        },
        "buttons": {
          "displayType": "Card", "subtitle": "Sub", "imageUrl": "{server}/a.png",
          "items": [
            {"display": "A", "buttonType": "Postback", "payload": "pay"},
            {"display": "B", "buttonType": "URL", "url": "https://shop.example"},
            {
              "display": "C", "buttonType": "Account Link",
              "loginPageUrl": "{server}/login?state={sessionId}", "backEndInstance": "back"
            },
            {"display": "D", "buttonType": "Account Unlink"},
            {"display": "E", "buttonType": "Phone", "number": "+49 1"},
            {"display": "F", "buttonType": "Live Agent"}
          ]
        },
        "advanced": {"requiresAccountLinking": true, "goHereIfNotLoggedIn": "Size"}
      },
      {
        "name": "Quick", "type": "Message", "details": {},
        "buttons": {"displayType": "Quick Reply", "items": []}
      },
      {
        "name": "Size", "type": "Question",
        "details": {"sendToUser": "How large?", "next": "Hello", "action": "Calculate"},
        "answers": {
          "variableName": "size", "answerFormat": "Custom", "displayType": "Quick Reply",
          "items": [
            {
              "display": "Small", "expected": ["s", "tiny"], "next": "Hello",
              "imageUrl": "{server}/s.png"
            },
            {"display": "Large", "next": null}
          ],
          "variableHoldingTags": "data"
        }
      },
      {
        "name": "When", "type": "Question", "details": {},
        "answers": {"answerFormat": "Predefined", "answerType": "Month or Range of Months"}
      },
      {
        "name": "Plate", "type": "Question", "details": {},
        "answers": {
          "answerFormat": "Regular Expression", "validationExpression": "[A-Z]{2}\\d+",
          "validationErrorMessage": "Not {lastSentText}"
        }
      },
      {"name": "Any", "type": "Question", "details": {}, "answers": {"answerFormat": "Any"}},
      {
        "name": "Pick", "type": "Card", "details": {"sendToUser": "Choose"},
        "items": {
          "cards": [
            {
              "title": "T", "subtitle": "S", "imageUrl": "{server}/t.png",
              "buttons": [{"display": "P", "buttonType": "Postback"}]
            }
          ],
          "getCardsByAction": {"action": "Fetch", "variable": "data", "asListPicker": true}
        }
      },
      {
        "name": "Decide", "type": "Action",
        "details": {"actionType": "Condition", "next": "Fetch", "whenWeReceive": ["decide"]},
        "settings": {
          "conditions": [
            {"variable": "{data.n}", "operator": "Greater Than", "value": 3, "next": "Hello"},
            {"variable": "{size}", "operator": "Equals", "value": "x{vip}", "next": "Pick"},
            {"variable": "{size}", "operator": "Is Not Empty", "next": "Size"}
          ]
        }
      },
      {
        "name": "Fetch", "type": "Action", "details": {"actionType": "REST", "next": "Decide"},
        "settings": {
          "endpoint": "{server}/x/{size}", "method": "PUT", "authorization": "Bearer {accessToken}",
          "contentType": "application/json", "headers": {"X-A": "{size}", "X-B": "b"},
          "body": {"a": "{{size}}", "b": [1, true, null, "{x}"], "c": {}},
          "variableName": "data", "timeToLive": 5, "setDataFromResponse": "items[0].id",
          "setErrorIfResponse": {"data": "error.code", "is": "Present"}, "timeout": 7
        },
        "advanced": {"onErrorGoTo": "Pick"}
      },
      {
        "name": "Form", "type": "Action", "details": {"actionType": "REST"},
        "settings": {
          "endpoint": "{server}/token", "method": "POST",
          "contentType": "application/x-www-form-urlencoded", "body": "a={{size}}&b={vip}"
        }
      },
      {
        "name": "Calculate", "type": "Action", "details": {"actionType": "Set Variable"},
        "settings": {"script": ["context.n = 1;", "context.m = 2;"]}
      },
      {
        "name": "Other", "type": "Action", "details": {"actionType": "Go To Bot"},
        "settings": {"bot": "other.flow.json", "interaction": "Pay"}
      },
      {
        "name": "File", "type": "Action", "details": {"actionType": "Send Attachment"},
        "settings": {
          "fileName": "a-{size}.pdf", "endpoint": "{server}/file", "authorization": "Basic x",
          "contentType": "application/pdf", "headers": {"Accept": "*/*"}
        }
      }
    ],
    "checks": [
      {
        "name": "safe", "when": "Fetch",
        "require": [{"variable": "{accessToken}", "operator": "Is Not Empty"}],
        "never": "Other",
        "unless": [{"variable": "{vip}", "operator": "Equals", "value": true}]
      }
    ],
    "lint": {"allow": [{"rule": "dead-end", "interaction": "Form", "reason": "for the tests"}]}
  }
  """#
