/** Written by `npm run generate` from `openapi.json`; do not edit. */
export interface paths {
    "/api/v1/account/acknowledge_alert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处置账号告警 */
        post: operations["account.acknowledge_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号告警 */
        get: operations["account.alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/confirm_reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认重置 */
        post: operations["account.confirm_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号清单 */
        get: operations["account.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/refuse_reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回重置 */
        post: operations["account.refuse_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/request_reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请重置密码或动态口令 */
        post: operations["account.request_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 重置申请 */
        get: operations["account.resets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复账号 */
        post: operations["account.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用账号 */
        post: operations["account.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/suspend_unused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用长期未用及离职人员账号 */
        post: operations["account.suspend_unused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/article/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 法规条款 */
        get: operations["article.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 智能审核运行 */
        post: operations["audit.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_case/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 疑点书面反馈 */
        post: operations["audit_case.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_case/first_review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 疑点初审 */
        post: operations["audit_case.first_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_case/provider_silent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 反馈逾期 */
        post: operations["audit_case.provider_silent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_case/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 疑点重新提交 */
        post: operations["audit_case.resubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_case/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 疑点退回初审 */
        post: operations["audit_case.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_case/second_review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 疑点复审 */
        post: operations["audit_case.second_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_rule/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核规则库 */
        get: operations["audit_rule.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_rule/precision_file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核规则命中情况（表格） */
        get: operations["audit_rule.precision_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit_rule/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核规则 */
        get: operations["audit_rule.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核队列 */
        get: operations["case.queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件 */
        get: operations["case.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/change_lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录调整明细 */
        get: operations["catalogue.change_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/item": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录项目 */
        get: operations["catalogue.item"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医保目录 */
        get: operations["catalogue.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入三目录项目 */
        post: operations["catalogue.load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/touched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录追溯调整涉及的结算 */
        get: operations["catalogue.touched"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 结算解释 */
        get: operations["claim.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量导入费用 */
        post: operations["claim.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 费用结算查询 */
        get: operations["claim.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销结算 */
        post: operations["claim.reverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算 */
        post: operations["claim.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim/settle_anew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 追溯调整重新结算 */
        post: operations["claim.settle_anew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 费用结算详情 */
        get: operations["claim.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collective/convene": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 召集集体决策 */
        post: operations["collective.convene"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collective/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 集体决策 */
        get: operations["collective.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collective/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 形成集体决议 */
        post: operations["collective.resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collective/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 集体决策详情 */
        get: operations["collective.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collective/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 集体决策表决 */
        post: operations["collective.vote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据目录 */
        get: operations["data.fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data_export/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 下载导出文件 */
        post: operations["data_export.fetch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data_export/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据导出 */
        get: operations["data_export.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data_export/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 外泄文件溯源 */
        get: operations["data_export.trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data_repair/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据修正 */
        get: operations["data_repair.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data_repair/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 执行数据修正 */
        post: operations["data_repair.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书比对 */
        get: operations["document.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书查询 */
        get: operations["document.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书核验 */
        get: operations["document.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书 */
        get: operations["document.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duties/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 资金流出最少人数 */
        get: operations["duties.check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duties/law": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 职责、不相容职责与审核链 */
        get: operations["duties.law"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duties/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核链推演 */
        get: operations["duties.simulate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事件流 */
        get: operations["api.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回医院申报 */
        post: operations["filing.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医院申报 */
        get: operations["filing.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 医院申报备案 */
        post: operations["filing.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing/take_up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 受理医院申报 */
        post: operations["filing.take_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医院申报内容 */
        get: operations["filing.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 医院撤销申报 */
        post: operations["filing.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/finding/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核疑点 */
        get: operations["finding.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handover/add_items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记交接清单 */
        post: operations["handover.add_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handover/send_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回交接清单 */
        post: operations["handover.send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handover/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 交接签字 */
        post: operations["handover.sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/certification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医院接入验收 */
        get: operations["his.certification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/check_visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算前明细审核 */
        post: operations["his.check_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/issue_key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发放医院接口密钥 */
        post: operations["his.issue_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/keep_file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接口文件上传 */
        post: operations["his.keep_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医院接口密钥 */
        get: operations["his.keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医院接口报文详情 */
        get: operations["his.message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医院接口报文 */
        get: operations["his.messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/rehearsal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 失败报文试运行 */
        get: operations["his.rehearsal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/sign_in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 医院系统签到 */
        post: operations["his.sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/sign_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 医院系统签退 */
        post: operations["his.sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/traffic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 医院接口流量 */
        get: operations["his.traffic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 在院预结算 */
        get: operations["his.trial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/his/withdraw_key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回医院接口密钥 */
        post: operations["his.withdraw_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/house/found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 建立经办机构 */
        post: operations["house.found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现场检查可选项 */
        get: operations["inspection.choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 现场检查办结 */
        post: operations["inspection.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现场检查 */
        get: operations["inspection.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 现场检查立项 */
        post: operations["inspection.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记检查笔录 */
        post: operations["inspection.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/replace_inspector": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更换检查人员 */
        post: operations["inspection.replace_inspector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查笔录签名 */
        post: operations["inspection.sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspection/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现场检查详情 */
        get: operations["inspection.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interest/declare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申报回避关系 */
        post: operations["interest.declare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interest/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除回避关系 */
        post: operations["interest.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interest/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 回避关系登记 */
        get: operations["interest.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/change_lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 知识调整明细 */
        get: operations["knowledge.change_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/dry_run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 知识调整试运行 */
        post: operations["knowledge.dry_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核知识表（表格） */
        get: operations["knowledge.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/read_sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核知识表预审 */
        post: operations["knowledge.read_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核知识 */
        get: operations["knowledge.rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核知识表 */
        get: operations["knowledge.tables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/touched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 知识追溯调整涉及的月份 */
        get: operations["knowledge.touched"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 会计科目 */
        get: operations["ledger.accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/close_month": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 会计结账 */
        post: operations["ledger.close_month"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 基金 */
        get: operations["ledger.funds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 明细账 */
        get: operations["ledger.journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/look_into_reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核查会计期间重新打开 */
        post: operations["ledger.look_into_reopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 会计期间 */
        get: operations["ledger.months"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/trial_balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 试算平衡表 */
        get: operations["ledger.trial_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录对照审核明细 */
        get: operations["mapping.decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录对照 */
        get: operations["mapping.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/match_rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录对照匹配率 */
        get: operations["mapping.match_rate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传目录对照 */
        post: operations["mapping.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各机构目录对照 */
        get: operations["mapping.providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/read_sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 目录对照表预审 */
        post: operations["mapping.read_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待审核的目录对照 */
        get: operations["mapping.review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/sheet_template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录对照表模板 */
        get: operations["mapping.sheet_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/unmatched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未匹配目录清单 */
        get: operations["mapping.unmatched"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/unmatched_file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未匹配目录清单（表格） */
        get: operations["mapping.unmatched_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销目录对照 */
        post: operations["mapping.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看材料 */
        post: operations["material.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传材料 */
        post: operations["material.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 受理 */
        post: operations["matter.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件延长期限 */
        post: operations["matter.extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项表单与材料 */
        get: operations["matter.form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 经办事项 */
        get: operations["matter.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/read_sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量导入预审 */
        post: operations["matter.read_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/redraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新抽取审核人 */
        post: operations["matter.redraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件不予通过 */
        post: operations["matter.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件重新提交 */
        post: operations["matter.resubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件恢复计时 */
        post: operations["matter.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件退回 */
        post: operations["matter.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件审核同意 */
        post: operations["matter.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/sheet_template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 批量导入模板 */
        get: operations["matter.sheet_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/supplement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件补正 */
        post: operations["matter.supplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件中止计时 */
        post: operations["matter.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matter/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办件撤回 */
        post: operations["matter.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/month/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算月封账 */
        post: operations["month.freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/month/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 结算月 */
        get: operations["month.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/month/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 结算月总览 */
        get: operations["month.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口说明 */
        get: operations["api.document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 机构树 */
        get: operations["organisation.agencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/appointment_check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任命前不相容核对 */
        get: operations["organisation.appointment_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 变更表单选项 */
        get: operations["organisation.choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 授权委托 */
        get: operations["organisation.delegations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 部门与公开职责 */
        get: operations["organisation.departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交接清单 */
        get: operations["organisation.handover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工作交接 */
        get: operations["organisation.handovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/issue_code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发放账号启用码 */
        post: operations["organisation.issue_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员 */
        get: operations["organisation.people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员任职情况 */
        get: operations["organisation.person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务平台备案情况 */
        get: operations["organisation.platform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 基层服务平台 */
        get: operations["organisation.platforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位 */
        get: operations["organisation.posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记拟聘人员 */
        post: operations["organisation.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 轮岗计划 */
        get: operations["organisation.rotations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oversight/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 超期督办 */
        get: operations["oversight.deadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oversight/practice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核行为分析 */
        get: operations["oversight.practice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/instruction_file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付指令文件 */
        get: operations["payment.instruction_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付批次 */
        get: operations["payment.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/make": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 支付制单 */
        post: operations["payment.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 拒绝放行 */
        post: operations["payment.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 支付放行 */
        post: operations["payment.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/resolve_unknown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认不明支付结果 */
        post: operations["payment.resolve_unknown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/take_receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入银行回单 */
        post: operations["payment.take_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付批次详情 */
        get: operations["payment.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废支付批次 */
        post: operations["payment.void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/person/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 参保登记 */
        post: operations["person.enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/person/record_deaths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记死亡名单 */
        post: operations["person.record_deaths"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/person/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看脱敏信息 */
        post: operations["person.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/person/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员身份登记 */
        get: operations["person.standings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待遇示例 */
        get: operations["policy.cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待遇政策对比 */
        get: operations["policy.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待遇政策 */
        get: operations["policy.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待遇政策详情 */
        get: operations["policy.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待遇试算 */
        get: operations["policy.try"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/what_if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政策测算 */
        get: operations["policy.what_if"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 定点医药机构 */
        get: operations["provider.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记定点医药机构 */
        post: operations["provider.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading/abnormal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 异常查阅 */
        get: operations["reading.abnormal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查阅日志 */
        get: operations["reading.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading/seal_day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 封存查阅日志 */
        post: operations["reading.seal_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 对账记录 */
        get: operations["reconciliation.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 三方对账 */
        post: operations["reconciliation.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 三方对账结果 */
        get: operations["reconciliation.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursement/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 手工报销查询 */
        get: operations["reimbursement.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursement/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 手工报销业财对账 */
        get: operations["reimbursement.reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/confirm_review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认权限核查 */
        post: operations["rights.confirm_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 权限核查清单 */
        get: operations["rights.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交抽审种子承诺 */
        post: operations["sample.commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 随机抽审抽取 */
        post: operations["sample.draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 抽审复算文件 */
        get: operations["sample.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 锁定抽审总体 */
        post: operations["sample.freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/record_withheld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记未公开种子 */
        post: operations["sample.record_withheld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 抽审重新提交 */
        post: operations["sample.resubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公开抽审种子 */
        post: operations["sample.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 抽审复审 */
        post: operations["sample.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 随机抽审 */
        get: operations["sample.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sealing/change_key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更换加密密钥 */
        post: operations["sealing.change_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sealing/reseal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 以现用密钥重新加密 */
        post: operations["sealing.reseal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sealing/retire_key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用加密密钥 */
        post: operations["sealing.retire_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/change_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更换密码 */
        post: operations["session.change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/choose_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用账号并设置密码 */
        post: operations["session.choose_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/enrol_second_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 绑定动态口令 */
        post: operations["session.enrol_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前用户 */
        get: operations["session.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的账号 */
        get: operations["session.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/offer_second_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请绑定动态口令 */
        post: operations["session.offer_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 验证动态口令 */
        post: operations["session.prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sign_in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登录 */
        post: operations["session.sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sign_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出登录 */
        post: operations["session.sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement_list/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算清单审核 */
        post: operations["settlement_list.judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement_list/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算清单提交 */
        post: operations["settlement_list.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement_list/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算清单上传 */
        post: operations["settlement_list.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement_list/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 结算清单 */
        get: operations["settlement_list.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spot_check/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 业务抽查抽取 */
        post: operations["spot_check.draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spot_check/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 业务抽查抽取记录 */
        get: operations["spot_check.draws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spot_check/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 业务抽查 */
        get: operations["spot_check.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spot_check/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 业务抽查登记 */
        post: operations["spot_check.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算单审批 */
        post: operations["statement.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/approve_above": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算单上级审批 */
        post: operations["statement.approve_above"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/declarable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可申报结算月 */
        get: operations["statement.declarable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/declare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 月结算申报 */
        post: operations["statement.declare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/first_review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算单初审 */
        post: operations["statement.first_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 月结算单 */
        get: operations["statement.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印月结算单 */
        get: operations["statement.pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算单退回 */
        post: operations["statement.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/second_review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结算单复审 */
        post: operations["statement.second_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 月结算单 */
        get: operations["statement.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trail/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 痕迹检查点 */
        get: operations["trail.checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trail/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 留痕记录与证明 */
        get: operations["trail.entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trail/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 操作留痕 */
        get: operations["trail.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 入院（就诊）登记 */
        post: operations["visit.admit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 就诊信息变更 */
        post: operations["visit.amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销就诊登记 */
        post: operations["visit.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/discharge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出院（就诊结束）登记 */
        post: operations["visit.discharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 门诊挂号登记 */
        post: operations["visit.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销出院登记 */
        post: operations["visit.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/upload_fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 费用明细上传 */
        post: operations["visit.upload_fees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit/void_fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 费用明细撤销 */
        post: operations["visit.void_fees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 凭证 */
        get: operations["voucher.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/make": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 编制支付凭证 */
        post: operations["voucher.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/make_opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 编制期初与拨款凭证 */
        post: operations["voucher.make_opening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭证记账 */
        post: operations["voucher.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回凭证 */
        post: operations["voucher.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 红冲凭证 */
        post: operations["voucher.reverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核凭证 */
        post: operations["voucher.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 凭证详情 */
        get: operations["voucher.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voucher/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废凭证 */
        post: operations["voucher.void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/witness/appoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指定痕迹见证方 */
        post: operations["witness.appoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/witness/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销痕迹见证方 */
        post: operations["witness.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbench/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的待办 */
        get: operations["workbench.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Kinds of abnormal use. */
        AbnormalKind: "many_persons" | "many_reveals" | "out_of_hours" | "colleague" | "own";
        /** @description The report. */
        AbnormalReport: {
            /** @description The first day. */
            from: string;
            /** @description The last day. */
            until: string;
            /** @description What stood out, the latest day first; at most 1000. */
            rows: components["schemas"]["AbnormalRow"][];
        };
        /** @description Something that stood out. */
        AbnormalRow: {
            /** @description What kind. */
            kind: components["schemas"]["AbnormalKind"];
            /** @description Who looked. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            staff_name: string;
            /** @description The day. */
            day: string;
            /**
             * Format: int32
             * @description The clock hour in Beijing, where hours are counted.
             */
            hour: number | null;
            /**
             * Format: int64
             * @description What was counted: persons, fields or looks.
             */
            measured: number;
            /**
             * Format: int64
             * @description What is usual; none where nothing is.
             */
            usual_max: number | null;
        };
        /** @description Which account, and why. */
        AccountAndReason: {
            /** @description Which. */
            account_id: components["schemas"]["AccountId"];
            /** @description Why; 4 to 200 signs. */
            reason: string;
        };
        /** @description An account 账号 that signs in. */
        AccountId: string;
        /** @description An account in the list. */
        AccountRow: {
            /** @description The account. */
            account_id: components["schemas"]["AccountId"];
            /** @description Its name. */
            login: string;
            /** @description The holder. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The holder's name. */
            staff_name: string;
            /** @description The posts held today; empty while the account is not active. */
            posts: string[];
            /** @description unconfirmed, active or suspended. */
            status: string;
            /**
             * @description active when a device is set up, missing when a duty asks for one and
             *     there is none, else none.
             */
            second_factor: string;
            /** @description When the password was chosen. */
            password_set_at: string | null;
            /** @description The last request of a session. */
            last_used_at: string | null;
            /** @description Whether it is the caller's own, with which nothing can be done here. */
            own: boolean;
        };
        /** @description Done. */
        AccountState: {
            /** @description Which. */
            account_id: components["schemas"]["AccountId"];
            /** @description unconfirmed, active or suspended. */
            status: string;
        };
        /** @description An act of a path. */
        ActNamed: {
            /** @description The kind of case: statement, payment … */
            kind: string;
            /** @description Its name, in Chinese. */
            kind_label: string;
            /** @description Its name, in English. */
            kind_label_en: string;
            /** @description Its code. */
            duty: string;
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
        };
        /** @description A command offered on a page. */
        Action: {
            /** @description The command. */
            command: string;
            /** @description What it does to the case. */
            effect: components["schemas"]["Effect"];
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Whether this caller may. */
            allowed: boolean;
            /** @description Why not, in Chinese. */
            why_not?: string | null;
            /** @description Why not, in English. */
            why_not_en?: string | null;
            /** @description The article the hindrance stands on. */
            cite?: string | null;
        };
        /** @description A command that belongs to what is shown, and whether this caller may ask for it. */
        ActionShown: {
            /** @description `area.verb`. */
            command: string;
            /** @description approve, return, reject or other. */
            effect: string;
            /** @description Its name. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description Whether this caller may. */
            allowed: boolean;
            /** @description Why not. */
            why_not: string | null;
            /** @description The same in English. */
            why_not_en: string | null;
            /** @description Where the reason stands. */
            cite: string | null;
        };
        /** @description An agency 经办机构 of the tree. */
        AgencyId: string;
        /** @description An agency. */
        AgencyRow: {
            /** @description The agency. */
            agency_id: components["schemas"]["AgencyId"];
            /** @description Its unified credit code. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description nation, province, city, county, township. */
            level: string;
            /** @description GB/T 2260. */
            region: string;
            /** @description The region's name. */
            region_name: string;
            /** @description The independent fund it belongs to. */
            pooling_area: string;
            /** @description The name of that area's region. */
            pooling_area_name: string;
            /** @description The agency above it. */
            parent_id?: components["schemas"]["AgencyId"] | null;
            /** @description Our own. */
            own: boolean;
            /**
             * Format: uint32
             * @description How far from the top of what is known, from 0.
             */
            depth: number;
        };
        /** @description The tree. */
        AgencyTree: {
            /** @description Every agency, those above before those below. */
            agencies: components["schemas"]["AgencyRow"][];
            /**
             * Format: int64
             * @description Service platforms filed with our own agency.
             */
            platforms_count: number;
        };
        /** @description Which alert, and what came of it. */
        AlertAndNote: {
            /** @description Which. */
            alert_id: components["schemas"]["AlertId"];
            /** @description What came of it; 4 to 200 signs. */
            note: string;
        };
        /** @description An alert about an account 账号告警. */
        AlertId: string;
        /** @description An alert in the list. */
        AlertRow: {
            /** @description The alert. */
            alert_id: components["schemas"]["AlertId"];
            /** @description shared_device, locked, unused, left, stood_in or seed_withheld. */
            kind: string;
            /** @description The account. */
            account_id: components["schemas"]["AccountId"];
            /** @description Its name. */
            login: string;
            /** @description The holder's name. */
            staff_name: string;
            /** @description The account that was on the device before, and its holder. */
            other: string | null;
            /** @description When. */
            at: string;
            /** @description From where, if known. */
            address: string | null;
            /** @description Who dealt with it. */
            seen_by: string | null;
            /** @description What came of it. */
            note: string | null;
        };
        /** @description Done. */
        AlertSeen: {
            /** @description Which. */
            alert_id: components["schemas"]["AlertId"];
        };
        /** @description The amounts of a bill by class. */
        Amounts: {
            /** @description The whole bill. */
            total: components["schemas"]["Fen"];
            /** @description Of it, outside the catalogues. */
            out_of_scope: components["schemas"]["Fen"];
            /** @description Of it, paid first by the person. */
            preself: components["schemas"]["Fen"];
        };
        /** @description What is said to a finding. */
        AnswerLine: {
            /** @description The finding. */
            finding_id: components["schemas"]["FindingId"];
            /** @description The words. */
            answer: string;
        };
        /** @description The provider's answer. */
        Answers: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description What is said to single findings; findings left out are not contested. */
            lines: components["schemas"]["AnswerLine"][];
            /**
             * @description What is said to all of them.
             * @default
             */
            comment?: string;
        };
        /** @description Two acts that need two persons. */
        Apart: {
            /** @description The one. */
            one: components["schemas"]["DutyNamed"];
            /** @description The other. */
            other: components["schemas"]["DutyNamed"];
            /** @description Which kind of rule keeps them apart. */
            rule: components["schemas"]["ApartBy"];
            /** @description Its article. */
            cite: string;
        };
        /** @description The kinds of rules. */
        ApartBy: "same_case" | "standing" | "sides";
        /** @description What is applied for. */
        Application: {
            /** @description Which matter. */
            matter: components["schemas"]["CaseKind"];
            /** @description The form, in the shape `matter.form` tells. */
            form: unknown;
            /**
             * @description The materials, uploaded before.
             * @default []
             */
            material_ids?: components["schemas"]["MaterialId"][];
            /**
             * @description Have the case wait, with a notice of all that is missing, instead of refusing it.
             * @default false
             */
            notify_missing?: boolean;
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description An appointed witness. */
        Appointed: {
            /** @description Its name. */
            name: string;
        };
        /** @description What stands against it. */
        AppointmentChecked: {
            /** @description Nothing stands against it. */
            allowed: boolean;
            /** @description What does, in the order in which it is refused. */
            hindrances: components["schemas"]["Hindrance"][];
            /** @description What the person holds already. */
            held: components["schemas"]["HeldShown"][];
            /** @description What the post brings. */
            duties: components["schemas"]["DutyShown"][];
            /** @description The first day possible if it were approved today. */
            earliest: string;
            /** @description The last day possible then. */
            latest: string;
            /** @description Whose approval it needs. */
            approved_by: string;
            /** @description The article on that. */
            approved_by_cite: string;
        };
        /** @description An appointment 任职 of a person to a post. */
        AppointmentId: string;
        /** @description An appointment. */
        AppointmentRow: {
            /** @description The appointment. */
            appointment_id: components["schemas"]["AppointmentId"];
            /** @description The post's code. */
            post: string;
            /** @description The post's name. */
            post_name: string;
            /** @description The department's name. */
            department_name: string;
            /** @description First day. */
            from_date: string;
            /** @description Last day. */
            until_date?: string | null;
            /** @description coming, current, past. */
            state: string;
            /** @description The case that granted it; none for the founding. */
            case_id?: components["schemas"]["CaseId"] | null;
            /** @description The case that ended it early. */
            ended_by_case_id?: components["schemas"]["CaseId"] | null;
        };
        /**
         * @description An article id: source, hyphen, article, and if need be points below it:
         *     `R1-12.11` is §12, point 11, of the internal-control rules; `R1b-12`,
         *     `R3d-19.5`, `R4-16`, `R5-22`; `R1-A2.9` is item 9 of its annex 2.
         *     Other law is cited the same way: `L735-38`.
         */
        Article: string;
        /** @description An article as it is shown. */
        ArticleView: {
            /** @description Its id. */
            article: components["schemas"]["Article"];
            /** @description The regulation's title. */
            source: string;
            /** @description Its title in English. */
            source_en: string;
            /** @description Its short name. */
            short: string;
            /** @description Its number. */
            number: string;
            /** @description What the article says, in our words. */
            zh: string;
            /** @description The same in English. */
            en: string;
        };
        /** @description What the audit found. */
        Audited: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /**
             * Format: uint64
             * @description Fee lines audited, history included.
             */
            lines_count: number;
            /**
             * Format: uint64
             * @description Rows of the snapshot that a rule could not use.
             */
            problems_count: number;
            /** @description Findings by rule. */
            by_rule: components["schemas"]["RuleCount"][];
            /** @description Rules that did not run, because the house's data lack what they need. */
            not_run: number[];
            /** @description One case per provider with findings. */
            cases: components["schemas"]["CaseId"][];
        };
        /** @description One account. */
        BalanceShown: {
            /** @description Its code. */
            account_code: string;
            /** @description Its name. */
            account_name: string;
            /** @description Its English name. */
            account_name_en: string;
            /**
             * Format: int64
             * @description Opening balances on the debit side.
             */
            opening_debit_fen: number;
            /**
             * Format: int64
             * @description Opening balances on the credit side.
             */
            opening_credit_fen: number;
            /**
             * Format: int64
             * @description Debited in the month.
             */
            debit_fen: number;
            /**
             * Format: int64
             * @description Credited in the month.
             */
            credit_fen: number;
            /**
             * Format: int64
             * @description Closing balances on the debit side.
             */
            closing_debit_fen: number;
            /**
             * Format: int64
             * @description Closing balances on the credit side.
             */
            closing_credit_fen: number;
        };
        /** @description Which batch, and why. */
        BatchAndReason: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /** @description Why; 1 to 500 signs. */
            reason: string;
        };
        /** @description A payment batch 支付批次. */
        BatchId: string;
        /** @description The batch made. */
        BatchMade: {
            /** @description Its id. */
            batch_id: components["schemas"]["BatchId"];
            /** @description Its number, without gaps within the month: `ZF-202609-0001`. */
            serial: string;
            /** @description Its instructions. */
            instruction_ids: components["schemas"]["InstructionId"][];
            /**
             * Format: int64
             * @description Their sum in fen.
             */
            total_fen: number;
        };
        /** @description A batch in the list. */
        BatchRow: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /** @description Its number. */
            serial: string;
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The settlement month. */
            month: string;
            /**
             * Format: int64
             * @description Its instructions.
             */
            payment_count: number;
            /**
             * Format: int64
             * @description Their sum, in fen.
             */
            amount_fen: number;
            /** @description made, released, closed or void. */
            state: string;
            /** @description Who made it. */
            made_by: string | null;
            /** @description Who released it. */
            released_by: string | null;
        };
        /** @description A payment batch in short; the rest is in `payment.view`. */
        BatchShown: {
            /** @description Its number. */
            serial: string;
            /** @description Its state. */
            state: string;
            /**
             * Format: int64
             * @description How many instructions.
             */
            instruction_count: number;
            /**
             * Format: int64
             * @description Their sum, fen.
             */
            total_fen: number;
        };
        /** @description A batch as it is now. */
        BatchState: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /** @description made, released, closed or void. */
            state: string;
        };
        /** @description A batch with everything about it. */
        BatchView: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /** @description Its number. */
            serial: string;
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The settlement month. */
            month: string;
            /**
             * Format: int64
             * @description Its instructions.
             */
            payment_count: number;
            /**
             * Format: int64
             * @description Their sum, in fen.
             */
            amount_fen: number;
            /** @description made, released, closed or void. */
            state: string;
            /** @description Who made it. */
            made_by: string | null;
            /** @description Who released it. */
            released_by: string | null;
            /** @description Its instructions. */
            lines: components["schemas"]["PaymentLine"][];
            /** @description What each fund pays. */
            funds: components["schemas"]["FundSum"][];
            /** @description What was looked at for the release. */
            checks: components["schemas"]["CheckShown"][];
            /** @description The steps with names. */
            chain: components["schemas"]["StageShown"][];
            /** @description What happened. */
            timeline: components["schemas"]["HappenedShown"][];
            /** @description What this caller may do. */
            actions: components["schemas"]["ActionShown"][];
            /**
             * @description The name of the instruction file, once released; its bytes are asked for
             *     with `payment.instruction_file`.
             */
            instruction_file: string | null;
            /** @description SM3 of that file, hex. */
            instruction_digest: string | null;
            /** @description Lines of the bank's receipts that matched nothing. */
            unmatched: components["schemas"]["UnmatchedShown"][];
        };
        /** @description A finding by which a hospital bears cost. */
        BearingGround: {
            /** @description In Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /** @description Where it is laid down. */
            cite: string;
        };
        /** @description How the settlement of any bill came about. */
        BillExplanation: {
            /** @description The bill. */
            stay_id: components["schemas"]["StayId"];
            /** @description The result explained; it names the policy applied. */
            outcome: components["schemas"]["Outcome"];
            /** @description The bill; its children are what everyone pays and add up to it. */
            root: components["schemas"]["Step"];
        };
        /** @description A part of a settled bill. */
        BillPart: "basic" | "critical_illness" | "hardship" | "large_sum" | "assistance" | "civil_servant" | "account" | "hospital_bears" | "person";
        /** @description How a child was born. */
        Birth: "natural" | "caesarean";
        /** @description Open cases of one kind at one step, whoever may do them. */
        Blocker: {
            /** @description audit, sample, statement, payment, voucher. */
            kind: string;
            /** @description The step they wait at. */
            stage: string;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
        };
        /** @description A month of the books. */
        BooksMonthRow: {
            /** @description YYYY-MM. */
            month: string;
            /** @description Whether it takes no voucher any more, in any fund. */
            closed: boolean;
            /** @description Who closed it. */
            closed_by: string | null;
            /** @description When. */
            closed_at: string | null;
            /** @description Whether it may be asked to be opened again: the last that is closed. */
            may_be_reopened: boolean;
            /** @description Each time it was opened again, the latest first. */
            reopenings: components["schemas"]["ReopeningShown"][];
        };
        /** @description What the hospital bears of one claim. */
        BorneLine: {
            /** @description The claim. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The hospital's own number. */
            record_number: string;
            /**
             * Format: int64
             * @description Borne by the hospital by what was settled in this month; below zero where it
             *     was taken back.
             */
            hospital_fen: number;
            /** @description What was found of the visit; none where the policy itself has the hospital bear it. */
            grounds: components["schemas"]["BearingGround"][];
        };
        /** @description The papers brought. */
        Brought: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The papers, uploaded before. */
            material_ids: components["schemas"]["MaterialId"][];
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description A meeting that was called. */
        Called: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /**
             * Format: uint32
             * @description How many are invited.
             */
            invited: number;
            /**
             * Format: uint32
             * @description How many of them must vote.
             */
            quorum: number;
        };
        /** @description What something is called in both languages. */
        Called2: {
            /** @description Chinese. */
            zh: string;
            /** @description English. */
            en: string;
        };
        /** @description A person who is to be engaged. */
        Candidate: {
            /**
             * 姓名
             * @description The name; at most 50 signs.
             */
            name: string;
            /**
             * 公民身份号码
             * @description The citizen identity number; only a keyed digest of it is kept.
             */
            identity_number: string;
            /**
             * 编制类别
             * @description The kind of employment.
             */
            employment: components["schemas"]["Employment"];
            /**
             * 所在医药机构
             * @description The hospital the person works for; for that kind of employment only.
             */
            provider_id?: components["schemas"]["ProviderId"] | null;
        };
        /** @description Somebody who may be invited, or must not. */
        CandidateShown: {
            /** @description Who. */
            staff_id: components["schemas"]["StaffId"];
            /** @description By name. */
            person_name: string;
            /** @description In which posts. */
            posts: string;
            /** @description Whether he may be invited. */
            may: boolean;
            /** @description Why not, in Chinese. */
            why_not?: string | null;
            /** @description Why not, in English. */
            why_not_en?: string | null;
        };
        /** @description Stays for which a layer paid less because of its yearly cap. */
        CapRow: {
            /** @description The layer. */
            layer: components["schemas"]["Called2"];
            /**
             * Format: uint64
             * @description Under the policy in force.
             */
            before: number;
            /**
             * Format: uint64
             * @description Under the draft.
             */
            after: number;
        };
        /** @description What a bill is for. */
        Care: {
            /** @constant */
            kind: "stay";
        } | {
            /** @constant */
            kind: "emergency_died";
        } | {
            /** @constant */
            kind: "visit";
        } | {
            /** @constant */
            kind: "chronic";
            /** @description Id of the disease in the policy. */
            disease: string;
        } | {
            /** @constant */
            kind: "fixed_price";
            /** @description Id of the disease in the policy. */
            disease: string;
        } | {
            /** @constant */
            kind: "birth";
            /** @description How the child was born. */
            manner: components["schemas"]["Birth"];
        } | {
            /** @constant */
            kind: "basic_elsewhere";
            /** @description What it paid, fen. */
            basic: components["schemas"]["Fen"];
        };
        /** @description A kind of care, as far as benefit law pays it by rules of its own. */
        CareKind: "inpatient" | "outpatient" | "chronic" | "fixed_price" | "maternity";
        /** @description A case 办件 that goes through review. */
        CaseId: string;
        /** @description What a case is about; each kind has a chain of its own. */
        CaseKind: "audit" | "sample" | "statement" | "payment" | "voucher" | "referral" | "chronic_recognition" | "reimbursement" | "payee_change" | "organisation_change" | "chain_change" | "data_export" | "data_repair" | "catalogue_change" | "item_mapping" | "books_reopening" | "person_standing" | "cost_bearing" | "knowledge_change";
        /** @description Where a case stands after a move. */
        CaseMoved: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The duty it waits for, or with_provider, returned, completed, rejected, withdrawn. */
            state: string;
            /** @description The end of the time limit that runs now. */
            due_on: string | null;
        };
        /** @description Which case, and why. */
        CaseReturn: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The reason. */
            reason: components["schemas"]["ReturnReason"];
            /** @description What is to be done; needed. */
            comment: string;
        };
        /** @description A case in the queue. */
        CaseRow: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its kind. */
            kind: components["schemas"]["CaseKind"];
            /** @description What it waits for, or how it ended. */
            stage: string;
            /** @description The settlement month. */
            month: string;
            /** @description The provider. */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /** @description Its name. */
            provider_name: string;
            /** @description What it is about: a serial number, how many findings or claims. */
            subject: string;
            /** @description The same in English. */
            subject_en: string;
            /** @description The statement it is about. */
            statement_id?: components["schemas"]["StatementId"] | null;
            /** @description The payment batch it is about. */
            batch_id?: components["schemas"]["BatchId"] | null;
            /** @description The voucher it is about. */
            voucher_id?: components["schemas"]["VoucherId"] | null;
            /**
             * Format: int64
             * @description The amount that decides the level, fen.
             */
            amount_fen: number;
            /**
             * Format: int64
             * @description Findings or drawn claims still to be decided.
             */
            failed_checks: number;
            /** @description When it was opened. */
            received_on: string;
            /** @description End of the time limit that runs. */
            due_on?: string | null;
            /** @description The time limit has passed. */
            overdue: boolean;
            /** @description Why it was returned, rejected or withdrawn. */
            reason?: string | null;
            /** @description Whether this caller may take it further now. */
            may_act: boolean;
            /** @description Why not, in Chinese. */
            why_not?: string | null;
            /** @description Why not, in English. */
            why_not_en?: string | null;
        };
        /** @description A case with everything a decision needs. */
        CaseView: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its kind. */
            kind: components["schemas"]["CaseKind"];
            /** @description What it waits for, or how it ended. */
            stage: string;
            /** @description The settlement month. */
            month: string;
            /** @description The provider. */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /** @description Its name. */
            provider_name: string;
            /** @description What it is about: a serial number, how many findings or claims. */
            subject: string;
            /** @description The same in English. */
            subject_en: string;
            /** @description The statement it is about. */
            statement_id?: components["schemas"]["StatementId"] | null;
            /** @description The payment batch it is about. */
            batch_id?: components["schemas"]["BatchId"] | null;
            /** @description The voucher it is about. */
            voucher_id?: components["schemas"]["VoucherId"] | null;
            /**
             * Format: int64
             * @description The amount that decides the level, fen.
             */
            amount_fen: number;
            /**
             * Format: int64
             * @description Findings or drawn claims still to be decided.
             */
            failed_checks: number;
            /** @description When it was opened. */
            received_on: string;
            /** @description End of the time limit that runs. */
            due_on?: string | null;
            /** @description The time limit has passed. */
            overdue: boolean;
            /** @description Why it was returned, rejected or withdrawn. */
            reason?: string | null;
            /** @description Whether this caller may take it further now. */
            may_act: boolean;
            /** @description Why not, in Chinese. */
            why_not?: string | null;
            /** @description Why not, in English. */
            why_not_en?: string | null;
            /** @description What happened, oldest first. */
            timeline: components["schemas"]["TimelineEntry"][];
            /** @description The steps of its chain. */
            chain: components["schemas"]["ChainStep"][];
            /** @description Who must not do the step it waits for. */
            must_not: components["schemas"]["MustNot"][];
            /** @description What it is about, in figures and words. */
            facts: components["schemas"]["Fact"][];
            /** @description What can be done now. */
            actions: components["schemas"]["Action"][];
            /** @description The findings of an audit case; at most 1000, the greatest first. */
            lines: components["schemas"]["FindingShown2"][];
            /** @description The claims of a sample case. */
            items: components["schemas"]["SampleItemShown"][];
            /** @description What the house checked by itself. */
            checks: components["schemas"]["Check"][];
            /** @description The statement of a statement case. */
            statement?: components["schemas"]["StatementView"] | null;
            /** @description The batch of a payment case. */
            batch?: components["schemas"]["BatchShown"] | null;
            /** @description Form and materials of a matter's case. */
            matter?: components["schemas"]["MatterShown"] | null;
        };
        /** @description A ceiling. */
        CeilingShown: {
            /** @description GB/T 2260; 000000 everywhere. */
            region: string;
            /**
             * Format: int32
             * @description Hospital level; 0 all.
             */
            hospital_level: number;
            /**
             * Format: int32
             * @description For persons of at most so many completed years; 150 all.
             */
            max_age: number;
            /** @description First day. */
            from_date: string;
            /** @description Highest price within scope; none where the ceiling ends. */
            ceiling_fen: components["schemas"]["Fen"] | null;
            /**
             * Format: int64
             * @description With which version it came.
             */
            release: number;
        };
        /** @description A value that differs; none where a policy does not say it. */
        CellDifference: {
            /** @description What it is. */
            title: components["schemas"]["Called2"];
            /** @description In the one. */
            before: components["schemas"]["CellValue"] | null;
            /** @description In the other. */
            after: components["schemas"]["CellValue"] | null;
        };
        /** @description What is wrong in a cell. */
        CellProblem: {
            /**
             * Format: uint32
             * @description The row, as the sheet counts them, from 1.
             */
            row: number;
            /** @description The heading of the column; empty where it is the whole application. */
            column: string;
            /** @description The same in English. */
            column_en: string;
            /** @description Stable code. */
            code: string;
            /** @description What is wrong, in Chinese. */
            message: string;
            /** @description The same in English. */
            message_en: string;
        };
        /** @description A value with its unit. */
        CellValue: {
            /** @constant */
            unit: "fen";
            /** Format: int64 */
            value: number;
        } | {
            /** @constant */
            unit: "permyriad";
            /** Format: int64 */
            value: number;
        } | {
            /** @constant */
            unit: "points";
            /** Format: int64 */
            value: number;
        } | {
            /** @constant */
            unit: "years";
            /** Format: int64 */
            value: number;
        } | {
            /** @constant */
            unit: "number";
            /** Format: int64 */
            value: number;
        } | {
            /** @constant */
            unit: "flag";
            value: boolean;
        } | {
            /** @constant */
            unit: "word";
            value: {
                /** @description As it is written. */
                code: string;
                /** @description What it is called. */
                called: components["schemas"]["Called2"];
            };
        } | {
            /** @constant */
            unit: "words";
            value: components["schemas"]["Called2"][];
        } | {
            /** @constant */
            unit: "text";
            value: string;
        };
        /** @description A certificate. */
        CertificateRow: {
            /** @description Its kind. */
            kind: string;
            /** @description The kind's name. */
            kind_name: string;
            /** @description The kind's English name. */
            kind_name_en: string;
            /** @description As printed on it. */
            number: string;
            /** @description First day. */
            issued_on: string;
            /** @description Last day. */
            valid_until?: string | null;
            /** @description valid, running_out, expired. */
            state: string;
        };
        /** @description The check-list. */
        CertificationShown: {
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description Whether everything demanded was seen to pass. */
            passed: boolean;
            /** @description The transactions, in the order of the list. */
            steps: components["schemas"]["CertificationStep"][];
        };
        /** @description One transaction. */
        CertificationStep: {
            /** @description Its number. */
            infno: string;
            /** @description Whether it is demanded. */
            demanded: boolean;
            /**
             * Format: int64
             * @description How often it passed.
             */
            passes: number;
            /**
             * Format: int64
             * @description How often it was refused.
             */
            refusals: number;
            /** @description The day on which it passed first, YYYY-MM-DD. */
            first_passed_on: string | null;
        };
        /** @description A step of the chain. */
        ChainStep: {
            /** @description The duty. */
            stage: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Where it stands. */
            state: components["schemas"]["StepState"];
            /** @description Who did it. */
            person_name?: string | null;
            /** @description In which post. */
            post?: string | null;
            /** @description When. */
            at?: string | null;
            /** @description Who may do it now, by name; at most ten. */
            may_act?: string[];
            /** @description The authority it needs, where the amount asks for one. */
            authority?: string | null;
            /**
             * Format: uint32
             * @description Working days it has.
             */
            limit_days: number;
            /** @description The article. */
            cite: string;
        };
        /** @description A chain in one of its versions. */
        ChainVersion: {
            /** @description The kind of case. */
            kind: components["schemas"]["CaseKind"];
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
            /** @description The first day. */
            from_date: string;
            /** @description The first day on which it holds no longer. */
            until_date?: string | null;
            /** @description Whether it holds today. */
            in_force: boolean;
            /** @description Who may open such a case. */
            opened_by: components["schemas"]["DutyNamed"][];
            /** @description The steps in their order. */
            steps: components["schemas"]["StepRow"][];
            /** @description Where it is laid down. */
            cites: string[];
        };
        /** @description A change. */
        ChangeChoice: {
            /** @description Its stable name. */
            change: string;
            /** @description Its name. */
            label: string;
            /** @description Its English name. */
            label_en: string;
            /** @description Who approves it, at least. */
            authority: string;
            /** @description The article. */
            cite: components["schemas"]["Article"];
        };
        /** @description Everything to choose from. */
        ChangeChoices: {
            /** @description The changes there are. */
            changes: components["schemas"]["ChangeChoice"][];
            /** @description The lists, by the name that the fields of the forms give in `x-options`. */
            lists: {
                [key: string]: components["schemas"]["Choice"][];
            };
        };
        /** @description A row of a change. */
        ChangeLine: {
            /** @description National code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description added, changed, ended or ceiling. */
            kind: string;
            /** @description Field by field. */
            fields: components["schemas"]["FieldChange"][];
        };
        /** @description One person's change, without identity. */
        ChangeRow: {
            /** @description Age group at the first stay. */
            age: components["schemas"]["Called2"];
            /** @description In hardship or not. */
            category: components["schemas"]["Called2"];
            /**
             * Format: uint32
             * @description How many stays.
             */
            stays: number;
            /** @description Their bills. */
            total_fen: components["schemas"]["Fen"];
            /** @description What the person pays of in-scope cost under the policy in force. */
            before_fen: components["schemas"]["Fen"];
            /** @description Under the draft. */
            after_fen: components["schemas"]["Fen"];
            /** @description How much more. */
            change_fen: components["schemas"]["Fen"];
        };
        /** @description By which change, and where the last part ended. */
        ChangeToSettleAnew: {
            /** @description The case by which the catalogue was changed. */
            case_id: components["schemas"]["CaseId"];
            /** @description Go on after this person, as the part before said; left out for the first part. */
            after?: components["schemas"]["PersonId"] | null;
        };
        /** @description Which change. */
        ChangeToTry: {
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
        };
        /** @description Something the house checked by itself. */
        Check: {
            /** @description Stable code. */
            code: string;
            /** @description Whether it holds. */
            passed: boolean;
            /** @description What was checked, in Chinese. */
            title: string;
            /** @description What was checked, in English. */
            title_en: string;
            /** @description The article. */
            cite: string;
        };
        /** @description What came out of a check. */
        CheckResult: "in_order" | "fault";
        /** @description A check that was made, passed or not. */
        CheckShown: {
            /** @description Its stable code. */
            code: string;
            /** @description Whether it passed. */
            passed: boolean;
            /** @description What was checked. */
            title: string;
            /** @description The same in English. */
            title_en: string;
        };
        /** @description A page of checkpoints with the witnesses and keys. */
        CheckpointList: {
            /** @description The rows of this page. */
            rows: components["schemas"]["CheckpointRow"][];
            /**
             * Format: int64
             * @description How many there are.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
            /** @description The house's verifying key, one line, to be kept elsewhere. */
            verifier_key: string;
            /**
             * Format: int64
             * @description Entries in the tree now.
             */
            tree_size: number;
            /** @description Every witness that was ever appointed. */
            witnesses: components["schemas"]["WitnessShown"][];
        };
        /** @description A signed checkpoint. */
        CheckpointRow: {
            /**
             * Format: int64
             * @description How many entries it covers.
             */
            size: number;
            /** @description When it was signed. */
            at: string;
            /** @description The signed text with the cosignatures. */
            note: string;
            /** @description The names of the witnesses that cosigned it. */
            cosigned_by: string[];
        };
        /** @description Something to choose. */
        Choice: {
            /** @description What is sent. */
            value: string;
            /** @description What is shown. */
            label: string;
            /** @description What is shown in English. */
            label_en: string;
        };
        /** @description Something to choose. */
        Choice2: {
            /** @description What is sent. */
            value: string;
            /** @description What is shown. */
            label: string;
            /** @description The same in English. */
            label_en: string;
        };
        /** @description What there is to choose. */
        Choices: {
            /** @description In their order. */
            rows: components["schemas"]["Choice2"][];
        };
        /** @description What else bears on who pays a bill. */
        Circumstances: {
            /**
             * @description A newborn under the identity of the parent whose state is given.
             * @default false
             */
            newborn: boolean;
            /**
             * @description A student in hospital at home in the holidays.
             * @default false
             */
            student_at_home: boolean;
            /**
             * @description A hospital of instant settlement took the patient without telling of the
             *     filing; a signed consent is no such case.
             * @default false
             */
            not_informed: boolean;
            /**
             * @description The emergency certificate was not justified.
             * @default false
             */
            certificate_unjustified: boolean;
            /**
             * @description The person pays with the account as far as it reaches.
             * @default false
             */
            by_account: boolean;
        };
        /** @description The explanation and whether it agrees with what is in force. */
        ClaimExplained: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The policy's name in Chinese. */
            policy_title: string;
            /** @description The same in English. */
            policy_title_en: string;
            /** @description The tree. */
            explanation: components["schemas"]["BillExplanation"];
            /** @description Whether what it comes to is what is in force. */
            agrees: boolean;
            /** @description Who owes whom, where the policy says so. */
            dues: components["schemas"]["Due"][];
        };
        /** @description A claim that was not settled. */
        ClaimRejected: {
            /**
             * Format: uint32
             * @description Its place in the input, from 0.
             */
            index: number;
            /** @description The refusal's code. */
            code: string;
            /** @description Its words. */
            title: string;
        };
        /** @description A claim in the list. */
        ClaimRow: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The settlement in force. */
            settlement_id: components["schemas"]["SettlementId"] | null;
            /** @description The hospital's own number. */
            record_number: string;
            /** @description The provider; none for a reimbursement on papers. */
            provider_id: components["schemas"]["ProviderId"] | null;
            /** @description Its name, or that of the hospital. */
            provider_name: string;
            /** @description The person's name, masked. */
            person_name: string;
            /** @description Outpatient or inpatient. */
            kind: components["schemas"]["VisitKind"];
            /** @description First day. */
            admit_date: string;
            /** @description Last day. */
            discharge_date: string | null;
            /** @description Main diagnosis. */
            diagnosis_1: string;
            /** @description admitted, discharged, settled, cancelled. */
            state: string;
            /** @description Settlement month. */
            month: string | null;
            /** @description The whole bill, in force. */
            total_fen: components["schemas"]["Fen"];
            /** @description Paid by the basic pool. */
            basic_fen: components["schemas"]["Fen"];
            /** @description Paid by critical-illness insurance. */
            critical_illness_fen: components["schemas"]["Fen"];
            /** @description Paid by the hardship supplement. */
            hardship_fen: components["schemas"]["Fen"];
            /** @description Paid by medical assistance. */
            assistance_fen: components["schemas"]["Fen"];
            /** @description Borne by the hospital. */
            hospital_fen: components["schemas"]["Fen"];
            /** @description Left to the person: out of scope, self-pay first, own share. */
            own_fen: components["schemas"]["Fen"];
        };
        /** @description A claim: a visit from first to last day with its lines. */
        ClaimToImport: {
            /** @description Where. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Who. */
            person_id: components["schemas"]["PersonId"];
            /** @description Outpatient or inpatient. */
            kind: components["schemas"]["VisitKind"];
            /** @description The hospital's own number of the visit. */
            record_number: string;
            /**
             * Format: date
             * @description First day.
             */
            admit_date: string;
            /**
             * Format: date
             * @description Last day.
             */
            discharge_date: string;
            /**
             * Format: date
             * @description The day it was settled at the counter: between discharge and today.
             */
            settled_on: string;
            /** @description Main diagnosis. */
            diagnosis_1: string;
            /**
             * @description Second diagnosis.
             * @default null
             */
            diagnosis_2?: string | null;
            /**
             * Format: uint8
             * @description 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
             * @default 0
             */
            referral?: number;
            /**
             * @description Outside the person's area of insurance.
             * @default false
             */
            out_of_area?: boolean;
            /**
             * @description What it is paid as.
             * @default {
             *       "as": "ordinary"
             *     }
             */
            care?: components["schemas"]["VisitCare"];
            /** @description The lines; at most 500. */
            lines: components["schemas"]["NewLine"][];
        };
        /** @description A claim with everything about it. */
        ClaimView: {
            /** @description The claim as in the list. */
            claim: components["schemas"]["ClaimRow"];
            /** @description The person, masked. */
            person: components["schemas"]["PersonShown"];
            /**
             * Format: int32
             * @description 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
             */
            referral: number;
            /** @description Outside the person's area of insurance. */
            out_of_area: boolean;
            /** @description The lines; at most 1000. */
            lines: components["schemas"]["LineShown"][];
            /** @description Every settlement row, in order. */
            settlements: components["schemas"]["SettlementRow"][];
            /** @description The settlement lists, newest first. */
            lists: components["schemas"]["SettlementListRow"][];
            /** @description The findings of the claims audit. */
            findings: components["schemas"]["FindingShown"][];
        };
        /** @description The claims as they were fixed. */
        ClaimsFixed: {
            /** @description SM3 over month, risks and claims, hex. */
            population_sm3: string;
            /**
             * Format: int64
             * @description How many claims.
             */
            population_count: number;
            /**
             * Format: int64
             * @description Their medical cost, fen.
             */
            total_fen: number;
            /** @description When. */
            frozen_at: string;
            /** @description By hospital and risk. */
            strata: components["schemas"]["StratumShown"][];
        };
        /** @description What became of the claims. */
        ClaimsImported: {
            /**
             * Format: uint32
             * @description How many came in.
             */
            received: number;
            /**
             * Format: uint32
             * @description How many were settled.
             */
            settled: number;
            /** @description Those that were not, with their place in the input and the reason. */
            rejected: components["schemas"]["ClaimRejected"][];
        };
        /** @description The claims; at most 1000 at once. */
        ClaimsToImport: {
            /** @description The claims, in any order. */
            claims: components["schemas"]["ClaimToImport"][];
        };
        /** @description Which case, at which step, and why. */
        ClockReason: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The step at which the caller believes it to be. */
            duty: components["schemas"]["Duty"];
            /** @description Why; needed. */
            reason: string;
        };
        /** @description A code. */
        CodeShown: {
            /** @description The code that the device shows. */
            code: string;
        };
        /** @description The person, committed. */
        Committed: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /** @description By which duty: sample_draw or inspection. */
            duty: components["schemas"]["Duty"];
            /** @description Whether both persons are committed now and the seeds may be revealed. */
            both: boolean;
        };
        /** @description What the house knows of it. */
        Compared: {
            /** @description Whether number and code belong together. */
            genuine: boolean;
            /** @description What the document says; none when they do not. */
            says?: components["schemas"]["Says"] | null;
        };
        /** @description The copies it may be. */
        CopiesFound: {
            /** @description Each with whoever fetched it. */
            copies: components["schemas"]["CopyFound"][];
        };
        /** @description A copy that is known by its canary or digest. */
        CopyFound: {
            /** @description The case that approved the export. */
            case_id: components["schemas"]["CaseId"];
            /** @description Which list. */
            list: string;
            /**
             * Format: int64
             * @description Which copy, from 1.
             */
            number: number;
            /** @description Who fetched it. */
            fetched_by: string;
            /**
             * Format: date-time
             * @description When.
             */
            fetched_at: string;
            /** @description To whom it was to go. */
            recipient: string;
            /** @description By its canary; otherwise by the digest of the whole file. */
            by_canary: boolean;
        };
        /** @description A copy. */
        CopyShown: {
            /**
             * Format: int64
             * @description 1, 2, 3 …
             */
            number: number;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /** @description SM3 of the file, hex. */
            sm3: string;
            /**
             * Format: date-time
             * @description When.
             */
            fetched_at: string;
        };
        /** @description Account and password. */
        Credentials: {
            /** @description The account's name. */
            account: string;
            /** @description The password. */
            password: string;
            /**
             * @description The code that the person's device shows; needed where the account has a
             *     second factor.
             * @default null
             */
            code?: string | null;
        };
        /** @description A sealed day. */
        DaySealed: {
            /** @description The day. */
            day: string;
            /**
             * Format: int64
             * @description How many reads.
             */
            reads: number;
            /** @description Their digest, hex. */
            digest: string;
        };
        /** @description Which day. */
        DayToSeal: {
            /**
             * 日期
             * @description YYYY-MM-DD, in Beijing.
             */
            day: string;
        };
        /** @description One death. */
        Death: {
            /** @description Who. */
            person_id: components["schemas"]["PersonId"];
            /**
             * Format: date
             * @description When, YYYY-MM-DD.
             */
            death_date: string;
        };
        /** @description The list; at most 2000 at once. */
        DeathList: {
            /** @description The deaths. */
            deaths: components["schemas"]["Death"][];
        };
        /** @description How many were recorded. */
        DeathsRecorded: {
            /**
             * Format: uint32
             * @description How many.
             */
            recorded: number;
        };
        /** @description The decisions of second review. */
        Decisions: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description One per open finding. */
            lines: components["schemas"]["FinalLine"][];
            /**
             * @description A word on the whole.
             * @default
             */
            comment?: string;
        };
        /** @description A month that may be declared. Amounts in fen. */
        DeclarableMonth: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /**
             * Format: int64
             * @description Claims.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description Medical cost.
             */
            total_fen: number;
            /**
             * Format: int64
             * @description Settled by all funds.
             */
            fund_fen: number;
            /**
             * Format: int64
             * @description Deducted of all funds.
             */
            deducted_fen: number;
            /**
             * Format: int64
             * @description To be paid.
             */
            payable_fen: number;
            /** @description Whether it can be declared now. */
            ready: boolean;
            /** @description What stands in the way, in Chinese. */
            why_not?: string | null;
            /** @description What stands in the way, in English. */
            why_not_en?: string | null;
        };
        /** @description The months. */
        DeclarableMonths: {
            /** @description Months without a statement, the latest first; at most 24. */
            rows: components["schemas"]["DeclarableMonth"][];
            /**
             * Format: uint8
             * @description First day of a month on which statements are declared.
             */
            window_first_day: number;
            /**
             * Format: uint8
             * @description Last day.
             */
            window_last_day: number;
            /** @description Whether today lies in the window. */
            in_window: boolean;
        };
        /** @description The statement declared. */
        Declared: {
            /** @description The statement. */
            statement_id: components["schemas"]["StatementId"];
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its number. */
            serial: string;
            /**
             * Format: int64
             * @description Claims.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description Medical cost, fen.
             */
            total_fen: number;
            /**
             * Format: int64
             * @description Settled by all funds, before deductions.
             */
            fund_fen: number;
            /**
             * Format: int64
             * @description Deducted of all funds; below zero when more is given back.
             */
            deducted_fen: number;
            /**
             * Format: int64
             * @description To be paid.
             */
            payable_fen: number;
            /** @description The authority the approval needs. */
            level: string;
            /** @description The day by which it must be paid. */
            pay_by: string;
            /** @description Declared outside the days laid down. */
            outside_window: boolean;
        };
        /** @description The tie as registered. */
        Declared2: {
            /** @description Its number in the register. */
            interest_id: string;
        };
        /** @description What is deducted on one claim. */
        DeductionLine: {
            /** @description The claim. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The hospital's own number. */
            record_number: string;
            /**
             * Format: int64
             * @description The claim's medical cost.
             */
            total_fen: number;
            /**
             * Format: int64
             * @description Of it not accepted.
             */
            cost_fen: number;
            /**
             * Format: int64
             * @description Deducted of all funds; below zero: given back, since the claim changed
             *     after an earlier statement had taken it off.
             */
            deducted_fen: number;
            /** @description How, fund by fund: `100.00 × 630.00 ÷ 1000.00 = 63.00`. */
            formulas: components["schemas"]["Formula"][];
        };
        /** @description A delegation 授权委托. */
        DelegationId: string;
        /** @description A delegation. */
        DelegationRow: {
            /** @description The delegation. */
            delegation_id: components["schemas"]["DelegationId"];
            /** @description Whose duties they are. */
            delegator_id: components["schemas"]["StaffId"];
            /** @description The name. */
            delegator_name: string;
            /** @description Who may use them. */
            delegate_id: components["schemas"]["StaffId"];
            /** @description The name. */
            delegate_name: string;
            /** @description The duties. */
            duties: components["schemas"]["DutyShown"][];
            /**
             * Format: int64
             * @description Greatest amount of a case, fen.
             */
            limit_amount_fen?: number | null;
            /** @description Kinds of cases. */
            limit_matters: string[];
            /** @description Why. */
            reason: string;
            /** @description First day. */
            from_date: string;
            /** @description Last day. */
            until_date: string;
            /** @description First day on which it was revoked. */
            revoked_on?: string | null;
            /** @description Where it stands. */
            state: components["schemas"]["DelegationState"];
            /** @description The case that granted it. */
            case_id: components["schemas"]["CaseId"];
        };
        /** @description States of a delegation. */
        DelegationState: "coming" | "current" | "expired" | "revoked";
        /** @description A department 部门. */
        DepartmentId: string;
        /** @description The departments. */
        DepartmentList: {
            /** @description In the order in which they were opened. */
            departments: components["schemas"]["DepartmentRow"][];
            /** @description The kinds that must be there and are not. */
            missing: components["schemas"]["MissingDepartment"][];
        };
        /** @description A department. */
        DepartmentRow: {
            /** @description The department. */
            department_id: components["schemas"]["DepartmentId"];
            /** @description Stable code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description Its kind. */
            kind: string;
            /** @description The kind's name. */
            kind_name: string;
            /** @description The kind's English name. */
            kind_name_en: string;
            /** @description The department it is part of. */
            parent_name?: string | null;
            /** @description What it is there for. */
            published_duties: string;
            /**
             * Format: int64
             * @description Open posts.
             */
            posts_count: number;
            /** @description First day. */
            opened_on: string;
            /** @description First day on which it is no more. */
            closed_on?: string | null;
        };
        /** @description Where a bill is settled. */
        Desk: "hospital" | "hospital_elsewhere" | "agency";
        /** @description Who owes whom at a desk. */
        DeskDues: {
            /** @description The desk. */
            desk: components["schemas"]["Called2"];
            /** @description The case asks for this one. */
            asked: boolean;
            /** @description What is owed. */
            dues: components["schemas"]["DueShown"][];
        };
        /** @description A difference between two sides. */
        Difference: "amount_changed" | "not_instructed" | "instructed_too_much" | "not_paid" | "not_booked" | "booked_too_much";
        /** @description A difference as it is kept. */
        DifferenceFound: {
            /** @description How they differ. */
            kind: components["schemas"]["DifferenceKind"];
            /** @description The instruction, if the line names one. */
            instruction_id: components["schemas"]["InstructionId"] | null;
            /** @description Which way the money moved. */
            movement: components["schemas"]["Movement"] | null;
            /** @description The fund of the line looked at. */
            fund: string;
            /**
             * Format: int64
             * @description What the business expects, in fen.
             */
            expected_fen: number;
            /**
             * Format: int64
             * @description What was found, in fen.
             */
            found_fen: number;
            /** @description The bank's number, for a line of the bank. */
            bank_reference: string | null;
        };
        /** @description How the three differ. */
        DifferenceKind: "outcome_unknown" | "missing_in_ledger" | "missing_in_bank" | "not_in_business_but_in_ledger" | "not_in_business_but_in_bank" | "twice_in_ledger" | "twice_in_bank" | "amount_differs_in_ledger" | "amount_differs_in_bank" | "fund_differs_in_ledger" | "fund_differs_in_bank" | "bank_line_unassigned";
        /** @description A difference. */
        DifferenceShown: {
            /** @description Its place in this reconciliation. */
            difference_id: string;
            /** @description How they differ. */
            kind: components["schemas"]["DifferenceKind"];
            /** @description In words. */
            title: string;
            /** @description In English words. */
            title_en: string;
            /** @description The instruction, or the bank's number of a line that names none. */
            reference: string;
            /**
             * Format: int64
             * @description What the business expects.
             */
            business_fen: number | null;
            /**
             * Format: int64
             * @description What the books have.
             */
            ledger_fen: number | null;
            /**
             * Format: int64
             * @description What the bank has.
             */
            bank_fen: number | null;
        };
        /** @description An official document 文书. */
        DocumentId: string;
        /** @description A document in the list. */
        DocumentRow: {
            /** @description The document. */
            document_id: components["schemas"]["DocumentId"];
            /** @description Its number. */
            serial: string;
            /** @description Its kind. */
            kind: string;
            /** @description Its title. */
            title: string;
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description To whom, masked. */
            person_name: string;
            /** @description Its day. */
            issued_on: string;
            /** @description `in_force` or `void`. */
            state: string;
            /** @description Why it is void. */
            void_reason?: string | null;
        };
        /** @description A document. */
        DocumentShown: {
            /** @description The document. */
            document_id: components["schemas"]["DocumentId"];
            /** @description Its number. */
            serial: string;
            /** @description To whom it is addressed. */
            person_id: components["schemas"]["PersonId"];
            /** @description What stands on it, as its layout reads it. */
            data: unknown;
            /** @description SM3 over layout and content, hex. */
            digest: string;
        };
        /** @description A draw. */
        DrawShown: {
            /** @description The month in which the cases were finished. */
            month: string;
            /** @description Their kind. */
            kind: string;
            /**
             * Format: int64
             * @description How many there were.
             */
            population_count: number;
            /**
             * Format: int64
             * @description How many were drawn.
             */
            drawn_count: number;
            /**
             * Format: int64
             * @description How many have been checked.
             */
            checked_count: number;
            /**
             * Format: int64
             * @description How many of them had a fault.
             */
            fault_count: number;
            /** @description The seed, hex. */
            seed: string;
            /**
             * Format: int64
             * @description How many entries the trail had.
             */
            tree_size: number;
            /** @description Who had it drawn. */
            drawn_by: string;
            /** @description Whether the draw, made once more, gives the same cases. */
            repeats: boolean;
        };
        /** @description A draw, with all it was made from. */
        DrawShown2: {
            /**
             * Format: int32
             * @description 1, 2, 3 … within the case.
             */
            round: number;
            /** @description The duty of the step. */
            duty: string;
            /** @description Who was drawn. */
            person_name: string;
            /** @description The numbers of those who might have been drawn, ascending. */
            candidates: string[];
            /** @description The seed, hex. */
            seed: string;
            /**
             * Format: int64
             * @description Entries of the trail then.
             */
            tree_size: number;
            /** @description Its root then, hex. */
            tree_root: string;
            /** @description Why it was drawn anew; `kept` where an earlier reviewer goes on. */
            reason?: string | null;
            /** @description Drawn again from the same seed and candidates, it is the same person. */
            agrees: boolean;
        };
        /** @description A draw. */
        DrawShown3: {
            /**
             * Format: int64
             * @description How many were drawn.
             */
            drawn_count: number;
            /** @description The seed, hex. */
            seed: string;
            /**
             * Format: int64
             * @description How many entries the checkpoint covers that was mixed in.
             */
            checkpoint_size: number;
            /** @description Its root, hex. */
            checkpoint_root: string;
        };
        /** @description The sample. */
        Drawn: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /**
             * Format: int64
             * @description How many inpatient settlements were drawn from.
             */
            population_count: number;
            /** @description The seed, hex. */
            seed: string;
            /** @description The settlements drawn, ascending. */
            drawn: components["schemas"]["SettlementId"][];
            /** @description One case per provider with drawn claims. */
            cases: components["schemas"]["CaseId"][];
        };
        /** @description What was drawn. */
        DrawnCases: {
            /**
             * Format: int64
             * @description How many cases were drawn from.
             */
            population_count: number;
            /** @description The seed, hex. */
            seed: string;
            /** @description The cases drawn, ascending. */
            cases: components["schemas"]["CaseId"][];
        };
        /** @description Something owed. */
        Due: {
            /** @description Of which part of the bill. */
            part: components["schemas"]["BillPart"];
            /** @description Who owes it. */
            debtor: components["schemas"]["Party"];
            /** @description To whom. */
            creditor: components["schemas"]["Party"];
            /** @description How much, above zero. */
            amount: components["schemas"]["Fen"];
            /** @description Where it is laid down. */
            article: components["schemas"]["Article"];
        };
        /** @description Something owed. */
        DueShown: {
            /** @description Of which part of the bill. */
            part: components["schemas"]["Called2"];
            /** @description Who owes it. */
            debtor: components["schemas"]["Called2"];
            /** @description To whom. */
            creditor: components["schemas"]["Called2"];
            /** @description How much. */
            amount_fen: components["schemas"]["Fen"];
            /** @description Where it is laid down. */
            article: components["schemas"]["Article"];
        };
        /** @description What the check found. */
        DutiesCheck: {
            /** @description The day whose chains were looked at. */
            as_of: string;
            /**
             * Format: uint32
             * @description How many persons must be needed at least.
             */
            required_persons: number;
            /** @description The number is this agency's, not one of the article. */
            required_local: boolean;
            /** @description Its articles. */
            required_cites: string[];
            /** @description Whether the upper level approves payments as well. */
            sent_up: boolean;
            /** @description Whether every path needs as many. */
            holds: boolean;
            /** @description Every way by which money leaves. */
            paths: components["schemas"]["PathChecked"][];
        };
        /** @description Duties, pairs and chains. */
        DutiesInForce: {
            /** @description The day from which the list of duties holds. */
            from_date: string;
            /** @description Every duty. */
            duties: components["schemas"]["DutyRow"][];
            /** @description Every pair that one person may not unite. */
            pairs: components["schemas"]["Apart"][];
            /** @description Every version of every chain, the latest of a kind first. */
            chains: components["schemas"]["ChainVersion"][];
        };
        /** @description One duty. Written in snake case everywhere: `first_review`. */
        Duty: "handle" | "claims_import" | "month_freeze" | "audit_run" | "sample_draw" | "first_review" | "second_review" | "approve" | "legal_review" | "collective_convene" | "collective_vote" | "upper_approve" | "pay_make" | "pay_release" | "receipt_match" | "voucher_make" | "voucher_review" | "voucher_post" | "books_close" | "reconcile" | "fund_account_keep" | "cash_receive" | "bill_issue" | "bill_use" | "bill_keep" | "finance_seal_keep" | "legal_seal_keep" | "bank_key_keep" | "asset_account" | "asset_keep" | "enrolment" | "collection" | "account_manage" | "account_payout_review" | "eligibility_confirm" | "benefit_write_off" | "provider_admin" | "medical_supervise" | "catalogue_entry" | "parameter_review" | "inspection" | "enforcement" | "dispute_review" | "org_admin" | "security_admin" | "audit_admin" | "software_develop" | "his_claims" | "provider_answer" | "statement_declare";
        /** @description A duty with its names. */
        DutyNamed: {
            /** @description Its code. */
            duty: string;
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
        };
        /** @description A duty. */
        DutyRow: {
            /** @description Its code. */
            duty: string;
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
            /** @description The department it belongs to, in Chinese. */
            department: string;
            /** @description Only for staff on the establishment. */
            on_establishment: boolean;
            /** @description The least authority it takes. */
            least_authority: string;
            /**
             * Format: uint32
             * @description How many duties it may not be united with on one case.
             */
            same_case_count: number;
            /**
             * Format: uint32
             * @description How many duties may not be held beside it.
             */
            standing_count: number;
            /** @description The article. */
            cite: string;
        };
        /** @description A duty with its names. */
        DutyShown: {
            /** @description Its stable name. */
            code: components["schemas"]["Duty"];
            /** @description Its name. */
            name: string;
            /** @description Its English name. */
            name_en: string;
        };
        /** @description What an earlier policy said. */
        Earlier: {
            /** @description The policy. */
            policy_id: string;
            /** @description The first day. */
            from: string;
            /** @description The first day on which it held no longer. */
            until: string | null;
            /** @description The values. */
            cells: components["schemas"]["PolicyCell"][];
            /** @description The articles it rested on. */
            articles: components["schemas"]["Article"][];
        };
        /** @description What a command does to a case. */
        Effect: "approve" | "ask_provider" | "return" | "reject" | "other";
        /** @description A hospital. */
        Employer: {
            /** @description Its id. */
            id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            name: string;
        };
        /** @description The kind of employment 编制类别. */
        Employment: "established" | "contract" | "dispatched" | "provider";
        /** @description A person and the name of the account. */
        Engaged: {
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The account's name. */
            login: string;
        };
        /** @description The ids, in the order of the input. */
        Enrolled: {
            /** @description The persons' ids. */
            person_ids: components["schemas"]["PersonId"][];
        };
        /** @description What acceptance would say of one application. */
        EntryAnswer: {
            /** @description Its number in the table. */
            number: string;
            /**
             * Format: uint32
             * @description Its first row, as the sheet counts them.
             */
            first_row: number;
            /** @description The form for `matter.accept`; none when it would be refused. */
            form?: unknown;
            /** @description The request key to accept it under. */
            request_key: string;
            /** @description Until when missing papers are to be brought. */
            due_on?: string | null;
            /** @description What is wrong; empty when it would be accepted. */
            problems: components["schemas"]["CellProblem"][];
        };
        /** @description An entry with its proof. */
        EntryProven: {
            /** @description Its number. */
            entry_id: string;
            /** @description The canonical bytes, which are UTF-8 JSON. */
            entry: string;
            /** @description The hash of the leaf, hex. */
            leaf_hash: string;
            /**
             * Format: int64
             * @description Its place in the tree; none until integrated.
             */
            leaf_index: number | null;
            /**
             * Format: int64
             * @description The size of the tree of the proof.
             */
            tree_size: number;
            /** @description The root of that tree, hex. */
            root: string;
            /** @description The hashes from the leaf to the root, hex. */
            path: string[];
            /** @description Whether bytes, leaf, path and root fit together, checked just now. */
            verified: boolean;
            /** @description The latest signed checkpoint with its cosignatures, if one has been made. */
            checkpoint: string | null;
        };
        /** @description A pair of items that exclude each other. */
        Exclusion: {
            /** @description Charged. */
            item_a: string;
            /** @description Then not to be charged. */
            item_b: string;
        };
        /** @description An export. */
        ExportRow: {
            /** @description The case that approved it. */
            case_id: components["schemas"]["CaseId"];
            /** @description Which list. */
            list: string;
            /** @description The month, if it is a list of one. */
            month: string | null;
            /** @description Masked fields are written in full. */
            in_full: boolean;
            /** @description What kind of purpose. */
            purpose_kind: string;
            /** @description The purpose in words. */
            purpose: string;
            /** @description Who gets the file. */
            recipient: string;
            /** @description Who asked for it. */
            requester: string;
            /**
             * Format: int64
             * @description Rows at most.
             */
            rows_max: number;
            /**
             * Format: int64
             * @description How often it may be fetched.
             */
            copies_max: number;
            /** @description Approved on. */
            approved_on: string;
            /** @description The last day. */
            expires_on: string;
            /** @description Whether this caller may fetch it now. */
            usable: boolean;
            /** @description The copies that were fetched. */
            copies: components["schemas"]["CopyShown"][];
        };
        /** @description A fact: words or an amount. */
        Fact: {
            /** @description What it is, in Chinese. */
            label: string;
            /** @description What it is, in English. */
            label_en: string;
            /** @description In words. */
            value?: string | null;
            /** @description In English words, where they are other ones. */
            value_en?: string | null;
            /**
             * Format: int64
             * @description An amount, fen.
             */
            amount_fen?: number | null;
        };
        /**
         * Format: int64
         * @description An amount of money in fen. May be negative (reversals, differences).
         *
         *     ```
         *     use base::Fen;
         *     let bill: Fen = "1,234.50".parse().unwrap();
         *     assert_eq!(bill, Fen(123_450));
         *     assert_eq!(bill.to_string(), "1234.50");
         *     assert_eq!(bill.plus(Fen(50)).unwrap(), Fen(123_500));
         *     assert!(Fen(i64::MAX).plus(Fen(1)).is_err());
         *     ```
         */
        Fen: number;
        /** @description A field that becomes another. */
        FieldChange: {
            /** @description The field, in Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /** @description As it is; empty when it says nothing. */
            before: string;
            /** @description As it becomes. */
            after: string;
        };
        /** @description How sensitive a field is. */
        FieldGrade: "ordinary" | "personal" | "sensitive";
        /** @description A problem with one field of the input. */
        FieldProblem: {
            /** @description Where: `lines[3].deduct_fen`. */
            path: string;
            /** @description What is wrong and what is expected, in Chinese. */
            message: string;
            /** @description The same in English. */
            message_en: string;
        };
        /** @description A field, or all columns of a table that have no grade of their own. */
        FieldRow: {
            /** @description Its table. */
            table: string;
            /** @description The column; empty for the other columns of the table. */
            column: string;
            /** @description Its name. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description Why it is kept. */
            purpose: string;
            /** @description The same in English. */
            purpose_en: string;
            /** @description The legal ground. */
            cite: string;
            /** @description How sensitive it is. */
            grade: components["schemas"]["FieldGrade"];
            /**
             * Format: uint32
             * @description Kept so many years after the year in which it was last used.
             */
            keep_years: number;
            /** @description How it is masked: name, identity_number, account, phone, birth_date, words, open, withheld. */
            mask: string;
            /** @description Unreadable in the database without a key that is not in it. */
            sealed: boolean;
            /** @description A made-up value. */
            example: string;
            /** @description What the mask leaves of it. */
            example_masked: string;
            /** @description Why it is shown as it is, or where it leaves in full. */
            because: string;
            /** @description The same in English. */
            because_en: string;
        };
        /** @description Which field, and why. */
        FieldToReveal: {
            /** @description Whose. */
            person_id: components["schemas"]["PersonId"];
            /** @description Which field. */
            field: components["schemas"]["MaskedField"];
            /** @description For what kind of work. */
            ground: components["schemas"]["RevealGround"];
            /** @description Why; 4 to 200 signs. */
            reason: string;
        };
        /** @description A figure of the month. */
        Figure: {
            /** @description Stable code. */
            code: string;
            /** @description In Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /**
             * Format: int64
             * @description A count.
             */
            count?: number | null;
            /**
             * Format: int64
             * @description An amount, fen.
             */
            amount_fen?: number | null;
        };
        /** @description The file. */
        FileFetched: {
            /** @description Its name. */
            file_name: string;
            /** @description The workbook, Base64. */
            content_base64: string;
            /** @description SM3 of its bytes, hex. */
            sm3: string;
            /**
             * Format: uint32
             * @description Rows of the list.
             */
            rows: number;
            /**
             * Format: int64
             * @description Which copy it is, from 1.
             */
            copy: number;
            /**
             * Format: int64
             * @description How many more may be fetched.
             */
            copies_left: number;
        };
        /** @description Under which number, and until when. */
        FileKept: {
            /** @description The number. */
            file_number: string;
            /**
             * Format: date-time
             * @description The instant after which it is not given any more.
             */
            kept_until: string;
        };
        /** @description The file. */
        FileShown: {
            /** @description Its name. */
            file_name: string;
            /** @description Its text, UTF-8. */
            content: string;
            /** @description SM3 of its bytes, hex. */
            sm3: string;
        };
        /** @description Which export, by the case that approved it. */
        FileToFetch: {
            /**
             * 办件编号
             * @description The case.
             */
            case_id: components["schemas"]["CaseId"];
        };
        /** @description A file. */
        FileToKeep: {
            /** @description Its name; 1 to 200 signs, shown and never used as a path. */
            name: string;
            /** @description Its bytes in Base64; as many as regulation/security/uploads.toml says. */
            content: string;
        };
        /** @description A claim of the file. */
        FiledClaim: {
            /** @description The settlement. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /**
             * Format: int64
             * @description Its medical cost, fen.
             */
            total_fen: number;
        };
        /** @description An entry of the trail in the file. */
        FiledEntry: {
            /** @description The canonical bytes, which are UTF-8 JSON. */
            entry: string;
            /**
             * Format: uint64
             * @description Its place in the tree.
             */
            leaf_index: number;
            /** @description The hashes from its leaf to the root of the checkpoint, hex. */
            path: string[];
        };
        /** @description A risk of the file. */
        FiledRisk: {
            /** @description Its code. */
            code: string;
            /**
             * Format: int64
             * @description From this medical cost on, fen.
             */
            total_fen_min: number;
            /**
             * Format: int64
             * @description The share drawn, in ten-thousandths.
             */
            share_permyriad: number;
        };
        /** @description A filing 备案申报 of a hospital for an insured person. */
        FilingId: string;
        /** @description A filing. */
        FilingRow: {
            /**
             * Format: int32
             * @description 1, 2, 3 …
             */
            version: number;
            /** @description file, change, close. */
            action: string;
            /** @description The day. */
            filed_on: string;
            /** @description The form as filed. */
            form: components["schemas"]["Form21"];
            /** @description What differs from the filing before. */
            changed: string[];
            /** @description Number of the approving department's paper; may be empty. */
            approval_number: string;
            /** @description The reviewed case. */
            case_id: components["schemas"]["CaseId"];
        };
        /** @description A filing in the list. */
        FilingRow2: {
            /** @description The filing. */
            filing_id: components["schemas"]["FilingId"];
            /** @description Its matter. */
            kind: string;
            /** @description The hospital. */
            provider_name: string;
            /** @description For whom. */
            person_id: components["schemas"]["PersonId"];
            /** @description The name, masked. */
            person_name: string;
            /** @description On which day. */
            filed_on: string;
            /** @description waiting, taken_up, declined, withdrawn. */
            state: string;
            /** @description The case it became. */
            case_id?: components["schemas"]["CaseId"] | null;
            /** @description Why it was declined or withdrawn, in words. */
            comment: string;
            /** @description Who took it up or declined it. */
            ended_by?: string | null;
        };
        /** @description Where a filing stands now. */
        FilingStands: {
            /** @description The filing. */
            filing_id: components["schemas"]["FilingId"];
            /** @description waiting, taken_up, declined, withdrawn. */
            state: string;
        };
        /** @description Which filing, and why. */
        FilingToDecline: {
            /** @description The filing. */
            filing_id: components["schemas"]["FilingId"];
            /** @description A reason of the matter's list, by its code. */
            reason_code: string;
            /** @description What is wrong with it; needed. */
            comment: string;
        };
        /** @description What is filed. */
        FilingToSubmit: {
            /** @description Which matter. */
            matter: components["schemas"]["CaseKind"];
            /** @description Its form, as far as a message carries it. */
            form: unknown;
            /**
             * @description What else is said, at most ten.
             * @default []
             */
            words?: components["schemas"]["HospitalWord"][];
        };
        /** @description Which filing, with the form as it is accepted. */
        FilingToTakeUp: {
            /** @description The filing. */
            filing_id: components["schemas"]["FilingId"];
            /** @description The form, in the shape `matter.form` tells. */
            form: unknown;
            /**
             * @description The materials, uploaded before.
             * @default []
             */
            material_ids?: components["schemas"]["MaterialId"][];
            /**
             * @description Have the case wait, with a notice of all that is missing, instead of refusing it.
             * @default false
             */
            notify_missing?: boolean;
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description Which filing, and why. */
        FilingToWithdraw: {
            /** @description The filing. */
            filing_id: components["schemas"]["FilingId"];
            /** @description For whom it is. */
            person_id: components["schemas"]["PersonId"];
            /**
             * @description Why.
             * @default
             */
            reason?: string;
        };
        /** @description A filing. */
        FilingView: {
            /** @description The filing. */
            filing_id: components["schemas"]["FilingId"];
            /** @description Its matter. */
            kind: components["schemas"]["CaseKind"];
            /** @description The hospital. */
            provider_name: string;
            /** @description For whom. */
            person_id: components["schemas"]["PersonId"];
            /** @description The name, masked. */
            person_name: string;
            /** @description On which day. */
            filed_on: string;
            /** @description waiting, taken_up, declined, withdrawn. */
            state: string;
            /** @description The case it became. */
            case_id?: components["schemas"]["CaseId"] | null;
            /** @description Why it was declined, in Chinese. */
            reason?: string | null;
            /** @description The same in English. */
            reason_en?: string | null;
            /** @description Why it was declined or withdrawn, in words. */
            comment: string;
            /** @description What the hospital proposes, as far as its message carried it. */
            form: unknown;
            /** @description What else it said. */
            words: components["schemas"]["HospitalWord"][];
        };
        /** @description What second review decides on a finding. */
        FinalLine: {
            /** @description The finding. */
            finding_id: components["schemas"]["FindingId"];
            /**
             * Format: int64
             * @description To be deducted of the medical cost, fen; 0 clears it.
             */
            final_fen: number;
            /**
             * @description Why; needed when less than the amount in question.
             * @default
             */
            reason?: string;
        };
        /** @description A result that can be decided on. */
        FinalResult: "done" | "refused";
        /** @description What was found, and when. */
        Finding: {
            /** @description The inspection. */
            inspection_id: components["schemas"]["InspectionId"];
            /**
             * 检查日期
             * Format: date
             * @description The day on the spot.
             */
            found_on: string;
            /**
             * 检查情况
             * @description What was found; no names of insured persons.
             */
            finding: string;
            /**
             * 被检查机构已签名盖章
             * @description Whether the provider signed the paper.
             */
            provider_signed: boolean;
            /**
             * 未签名的原因
             * @description Why it did not.
             */
            unsigned_reason?: string | null;
        };
        /** @description A finding 疑点 of the claims audit. */
        FindingId: string;
        /** @description A finding about this claim. */
        FindingShown: {
            /** @description The finding. */
            finding_id: components["schemas"]["FindingId"];
            /**
             * Format: int32
             * @description The rule.
             */
            rule: number;
            /** @description The line concerned, if one is. */
            line_id: components["schemas"]["LineId"] | null;
            /** @description In question. */
            amount_fen: components["schemas"]["Fen"];
            /** @description open, upheld or cleared. */
            state: string;
            /** @description Decided by second review. */
            final_fen: components["schemas"]["Fen"] | null;
        };
        /** @description A finding. Amounts are medical cost in fen. */
        FindingShown2: {
            /** @description The finding. */
            finding_id: components["schemas"]["FindingId"];
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The settlement month. */
            month: string;
            /** @description The provider. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description The claim. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The hospital's own number of the visit. */
            record_number: string;
            /** @description The person's name, masked. */
            person_name: string;
            /** @description The fee line; none for findings about a visit. */
            line_id?: components["schemas"]["LineId"] | null;
            /** @description The day of service, or of admission. */
            service_date: string;
            /** @description The item's code. */
            item_code?: string | null;
            /** @description Its name. */
            item_name?: string | null;
            /** @description Units charged, with decimals. */
            quantity?: string | null;
            /**
             * Format: int64
             * @description The line's amount.
             */
            line_amount_fen?: number | null;
            /**
             * Format: int32
             * @description The rule's public number.
             */
            rule: number;
            /** @description How sure it is. */
            severity: components["schemas"]["RuleSeverity"];
            /**
             * Format: int64
             * @description Version of the knowledge it was found with; 0 the founding one.
             */
            knowledge_version: number;
            /** @description Its name, in Chinese. */
            rule_title: string;
            /** @description Its name, in English. */
            rule_title_en: string;
            /** @description Its chief article. */
            cite?: string | null;
            /** @description All its articles. */
            articles: string[];
            /** @description What was found, in Chinese. */
            evidence: string;
            /** @description What was found, in English. */
            evidence_en: string;
            /**
             * Format: int64
             * @description The amount in question.
             */
            amount_fen: number;
            /** @description lead, open, upheld, cleared. */
            state: string;
            /**
             * Format: int64
             * @description Proposed by first review; 0 clears it.
             */
            first_fen?: number | null;
            /** @description Why. */
            first_reason?: string | null;
            /** @description The provider's answer. */
            answer?: string | null;
            /** @description Whether the provider answered this finding. */
            answered: boolean;
            /**
             * Format: int64
             * @description Decided by second review; 0 clears it.
             */
            final_fen?: number | null;
            /** @description Why. */
            final_reason?: string | null;
        };
        /** @description The code and the password. */
        FirstPassword: {
            /** @description The account's name. */
            login: string;
            /** @description The code handed over by the administrator. */
            code: string;
            /** @description The password; the rules are in regulation/security/passwords.toml. */
            password: string;
        };
        /** @description The claims, fixed. */
        FixedClaims: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /** @description SM3 over month, risks and claims, hex. */
            population_sm3: string;
            /**
             * Format: int64
             * @description How many claims.
             */
            population_count: number;
        };
        /** @description Form 2-1 表2-1. */
        Form21: {
            /**
             * 备案编号
             * @description The filing number given by the agency.
             */
            code: string;
            /**
             * 平台名称
             * @description Name.
             */
            name: string;
            /**
             * 单位类型
             * @description Its type (regulation/duties/posts.toml).
             */
            unit_type: string;
            /**
             * 所在地区
             * @description GB/T 2260 of the county it lies in.
             */
            region: string;
            /**
             * 地址
             * @description Address.
             */
            address: string;
            /**
             * 法定代表人或负责人
             * @description Legal representative or person in charge.
             */
            head_name: string;
            /**
             * 统一社会信用代码（组织机构代码）
             * @description Unified credit code.
             */
            credit_code: string;
            /**
             * 执业许可证号
             * @description Practising licence.
             * @default
             */
            licence_number: string;
            /**
             * 联系电话
             * @description Telephone.
             */
            phone: string;
        };
        /** @description One multiplication of a deduction. */
        Formula: {
            /** @description The fund's name, in Chinese. */
            fund: string;
            /** @description Its name, in English. */
            fund_en: string;
            /**
             * Format: int64
             * @description What the fund paid on the claim.
             */
            paid_fen: number;
            /**
             * Format: int64
             * @description What it does not pay.
             */
            deducted_fen: number;
            /** @description The formula in yuan, rounded half up to the fen. */
            text: string;
        };
        /** @description What was found. */
        Found: {
            /** @description The check. */
            spot_check_id: components["schemas"]["SpotCheckId"];
            /** @description In order or not. */
            result: components["schemas"]["CheckResult"];
            /** @description A fault of the list; exactly when it is not in order. */
            fault_code?: string | null;
            /**
             * @description What was looked at and found; needed with a fault.
             * @default
             */
            comment?: string;
        };
        /** @description A finding. */
        FoundBefore: {
            /**
             * Format: int32
             * @description The rule's public number.
             */
            rule: number;
            /** @description Its name. */
            title: string;
            /** @description Its articles. */
            articles: string[];
            /** @description In words. */
            evidence: string;
            /** @description The line by the hospital's own number; none where the whole visit is meant. */
            line_number: string | null;
            /** @description Amount in question. */
            amount_fen: components["schemas"]["Fen"];
        };
        /** @description The agency as it begins. */
        Foundation: {
            /** @description Its unified credit code. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description Its region, GB/T 2260. */
            region: string;
            /**
             * Format: int64
             * @description Seconds by which the demonstration's clock is ahead of the machine's; 0 for real work.
             */
            clock_shift_seconds: number;
            /** @description Its departments. */
            departments: components["schemas"]["NewDepartment"][];
            /** @description Its posts. */
            posts: components["schemas"]["NewPost"][];
            /**
             * @description The people who are there on the first day: at least the three
             *     administrators and who approves changes of the organisation.
             */
            staff: components["schemas"]["Newcomer"][];
            /**
             * @description Their certificates.
             * @default []
             */
            certificates?: components["schemas"]["NewCertificate"][];
            /**
             * @description With this code the first security administrator chooses a password, and
             *     then issues the codes of all others. At least 12 signs; only its hash is kept.
             */
            first_code: string;
        };
        /** @description The people of a new house. */
        Founded: {
            /** @description Everyone, in the order of the list. */
            staff: components["schemas"]["Engaged"][];
            /** @description The account for which the first code is. */
            first_login: string;
        };
        /** @description A frozen month. */
        Frozen: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /**
             * Format: int64
             * @description Claims in force.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description Medical cost of all settlements of the month, reversals and differences included.
             */
            claims_fen: number;
            /**
             * Format: int64
             * @description Fee lines in the snapshot, without the history.
             */
            lines_count: number;
            /** @description SM3 of the snapshot's list of files, hex. */
            snapshot_sm3: string;
        };
        /** @description A fund's month. */
        FundClosed: {
            /** @description The fund. */
            fund: string;
            /**
             * Format: uint64
             * @description Vouchers of the month.
             */
            vouchers: number;
            /**
             * Format: int64
             * @description Debited in the month, which is what was credited; in fen.
             */
            turnover_fen: number;
        };
        /** @description The events that are booked by hand. */
        FundEvent: "opening_special" | "opening_expenditure" | "special_to_expenditure";
        /** @description What one fund was asked for and pays. */
        FundLine: {
            /** @description The fund's id. */
            fund_id: string;
            /** @description Its name, in Chinese. */
            fund: string;
            /** @description Its name, in English. */
            fund_en: string;
            /**
             * Format: int64
             * @description Claims in which it pays.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description Settled.
             */
            fund_fen: number;
            /**
             * Format: int64
             * @description Deducted.
             */
            deducted_fen: number;
            /**
             * Format: int64
             * @description To be paid.
             */
            payable_fen: number;
        };
        /** @description One event. */
        FundMovement: {
            /** @description What happened. */
            event: components["schemas"]["FundEvent"];
            /**
             * Format: int64
             * @description How much, in fen, above zero.
             */
            amount_fen: number;
            /**
             * @description What it is about; the event's name when empty. At most 200 signs.
             * @default
             */
            summary?: string;
        };
        /** @description What a fund pays. */
        FundPays: {
            /** @description The fund. */
            fund: components["schemas"]["Called2"];
            /** @description How much, zero included. */
            amount_fen: components["schemas"]["Fen"];
        };
        /** @description What a fund has paid, by each of the three; in fen. */
        FundSides: {
            /** @description The fund, or `unassigned` for bank lines that name no instruction. */
            fund: string;
            /**
             * Format: int64
             * @description By the business: instructions done.
             */
            business_fen: number;
            /**
             * Format: int64
             * @description By the books: posted vouchers.
             */
            ledger_fen: number;
            /**
             * Format: int64
             * @description By the bank: receipts.
             */
            bank_fen: number;
        };
        /** @description What a fund pays through the batch. */
        FundSum: {
            /** @description The fund. */
            fund: string;
            /** @description Its name. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description The account it pays from. */
            expenditure_account: string;
            /**
             * Format: int64
             * @description Instructions.
             */
            count: number;
            /**
             * Format: int64
             * @description Their sum, in fen.
             */
            amount_fen: number;
            /**
             * Format: int64
             * @description Those done, in fen.
             */
            done_fen: number;
        };
        /** @description A bill. */
        GivenBill: {
            /** @description First day, `YYYY-MM-DD`. */
            admit: string;
            /**
             * @description Last day; a week after admission when not said, the same day for a visit.
             * @default null
             */
            discharge: string | null;
            /**
             * @description A stay when not said.
             * @default {
             *       "kind": "stay"
             *     }
             */
            care: components["schemas"]["Care"];
            /**
             * @description The patient's birthday where it is not the person's: a newborn's.
             * @default null
             */
            born: string | null;
            /**
             * @description What else bears on who pays.
             * @default {
             *       "newborn": false,
             *       "student_at_home": false,
             *       "not_informed": false,
             *       "certificate_unjustified": false,
             *       "by_account": false
             *     }
             */
            circumstances: components["schemas"]["Circumstances"];
            /**
             * @description In-scope cost that no fund pays, by reason.
             * @default []
             */
            withheld: components["schemas"]["Withheld"][];
            /**
             * @description The emergency visit that joins the stay.
             * @default null
             */
            emergency: components["schemas"]["Amounts"] | null;
            /** @description Id of the tier; `code_7` is the way to write one that is not there. */
            at: string;
            /**
             * Format: int64
             * @description The whole bill, fen.
             */
            total_fen: number;
            /**
             * Format: int64
             * @description Of it, outside the catalogues.
             * @default 0
             */
            out_of_scope_fen: number;
            /**
             * Format: int64
             * @description Of it, paid first by the person.
             * @default 0
             */
            preself_fen: number;
            /**
             * @description By own choice when not said.
             * @default none
             */
            referral: components["schemas"]["Referral"];
            /**
             * @description The part after 31 December of a stay settled in two parts.
             * @default false
             */
            continued: boolean;
            /**
             * Format: int64
             * @description Place in the list, from 1, of the stay it comes from.
             * @default null
             */
            from: number | null;
            /**
             * @description Treated outside the area.
             * @default false
             */
            out_of_area: boolean;
            /**
             * @description In hardship at this bill.
             * @default null
             */
            hardship: boolean | null;
        };
        /** @description A person and the bills in order; the last one is looked at. */
        GivenCase: {
            /**
             * @description Id of the policy; that of Henan 2017 when not said.
             * @default henan-resident-2017
             */
            policy: string;
            /** @description Birthday, `YYYY-MM-DD`. */
            born: string;
            /**
             * @description In hardship at every bill, unless the bill says otherwise.
             * @default false
             */
            hardship: boolean;
            /**
             * @description Other standings.
             * @default []
             */
            statuses: components["schemas"]["Status"][];
            /**
             * Format: int64
             * @description What stands in the account before the first bill, fen.
             * @default 0
             */
            account_fen: number;
            /** @description The bills. */
            stays: components["schemas"]["GivenBill"][];
            /**
             * @description Where the last bill is settled, if it is asked who then owes whom.
             * @default null
             */
            desk: components["schemas"]["Desk"] | null;
            /**
             * @description Paid to the hospital beforehand, fen.
             * @default 0
             */
            deposit_fen: components["schemas"]["Fen"];
        };
        /** @description What was done. */
        GroupResealed: {
            /**
             * Format: int64
             * @description How many values.
             */
            values: number;
            /**
             * Format: int64
             * @description The key of the last row; null when nothing was left.
             */
            last: number | null;
        };
        /** @description What a group of stays comes to under both. */
        GroupRow: {
            /** @description The group. */
            group: components["schemas"]["Called2"];
            /**
             * Format: uint64
             * @description How many stays.
             */
            stays: number;
            /** @description Their bills. */
            total_fen: components["schemas"]["Fen"];
            /** @description What all funds pay under the policy in force. */
            funds_before_fen: components["schemas"]["Fen"];
            /** @description Under the draft. */
            funds_after_fen: components["schemas"]["Fen"];
            /** @description How much more. */
            funds_change_fen: components["schemas"]["Fen"];
            /** @description What in-scope cost leaves to the persons under the policy in force. */
            own_before_fen: components["schemas"]["Fen"];
            /** @description Under the draft. */
            own_after_fen: components["schemas"]["Fen"];
            /** @description How much more. */
            own_change_fen: components["schemas"]["Fen"];
        };
        /** @description Which values. */
        GroupToReseal: {
            /**
             * 字段
             * @description `table.column`.
             */
            field: string;
            /**
             * 起始行
             * Format: int64
             * @description The key of the last row of the group before; 0 at the beginning.
             */
            after: number;
        };
        /** @description A handover 工作交接. */
        HandoverId: string;
        /** @description A handover in the list. */
        HandoverRow: {
            /** @description The handover. */
            handover_id: components["schemas"]["HandoverId"];
            /** @description The post that is handed over. */
            post_name: string;
            /** @description Last day of the giver in it. */
            last_day?: string | null;
            /** @description Who hands over. */
            giver: components["schemas"]["Signature"];
            /** @description Who takes over. */
            receiver: components["schemas"]["Signature"];
            /** @description Who supervises. */
            supervisor: components["schemas"]["Signature"];
            /** @description All three have signed. */
            complete: boolean;
        };
        /** @description A handover with its list. */
        HandoverView: {
            /** @description The handover. */
            handover_id: components["schemas"]["HandoverId"];
            /** @description The post that is handed over. */
            post_name: string;
            /** @description Last day of the giver in it. */
            last_day?: string | null;
            /** @description Who hands over. */
            giver: components["schemas"]["Signature"];
            /** @description Who takes over. */
            receiver: components["schemas"]["Signature"];
            /** @description Who supervises. */
            supervisor: components["schemas"]["Signature"];
            /** @description All three have signed. */
            complete: boolean;
            /** @description What is handed over, in the order of the list. */
            items: components["schemas"]["ItemShown"][];
            /** @description What the list of this post has to name. */
            kinds: components["schemas"]["ItemKindShown"][];
            /** @description SM3 of the list as signed; empty while it is drawn up. */
            list_digest: string;
            /** @description Why it was sent back; empty when it was not. */
            returned_reason: string;
            /** @description The case that ended the appointment. */
            case_id: components["schemas"]["CaseId"];
            /** @description The caller may add to the list. */
            may_add: boolean;
            /** @description The caller may sign. */
            may_sign: boolean;
            /** @description The caller may send the list back. */
            may_send_back: boolean;
        };
        /** @description Something that happened. */
        HappenedShown: {
            /** @description When. */
            at: string;
            /** @description Who. */
            person_name: string;
            /** @description The post held then. */
            post: string;
            /** @description What, in Chinese. */
            action: string;
            /** @description What, in English. */
            action_en: string;
            /** @description A word on it. */
            comment: string | null;
        };
        /** @description What has to be done before any duty can be used. */
        HeldBack: "password_expired" | "second_factor_missing";
        /** @description Something held already. */
        HeldShown: {
            /** @description The post, or the delegation in words. */
            by: string;
            /** @description The duties. */
            duties: components["schemas"]["DutyShown"][];
        };
        /** @description Something that stands against an appointment. */
        Hindrance: {
            /** @description Stable code. */
            code: string;
            /** @description What it is, in Chinese. */
            title: string;
            /** @description What it is, in English. */
            title_en: string;
            /** @description The article. */
            cite: components["schemas"]["Article"];
        };
        /** @description A key 接口密钥 with which a hospital's messages are proven. */
        HisKeyId: string;
        /** @description A message 报文 of a hospital, as it was kept. */
        HisMessageId: string;
        /** @description A policy and the one it followed. */
        HistoryStep: {
            /** @description The earlier policy. */
            before: components["schemas"]["PolicyHead"];
            /** @description The later one. */
            after: components["schemas"]["PolicyHead"];
            /** @description What the later one says otherwise on its first day. */
            differences: components["schemas"]["PolicyDifference"][];
        };
        /** @description Who holds a post. */
        Holder: {
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            name: string;
        };
        /** @description Somebody who holds the duty of a step today. */
        Holder2: {
            /** @description Who. */
            person_name: string;
            /** @description In which posts. */
            posts: string;
            /** @description Whether he could do the step, as far as is known before the case is there. */
            may: boolean;
            /** @description Why not, in Chinese. */
            why_not?: string | null;
            /** @description Why not, in English. */
            why_not_en?: string | null;
            /** @description The article the hindrance stands on. */
            cite?: string | null;
        };
        /** @description Something a hospital said that has no place in the form. */
        HospitalWord: {
            /** @description What it is about. */
            title: string;
            /** @description The same in English. */
            title_en: string;
            /** @description The words, at most 2000 signs. */
            text: string;
        };
        /** @description What there is to choose. */
        InspectionChoices: {
            /** @description The institutions. */
            providers: components["schemas"]["Choice2"][];
            /** @description The purposes. */
            purposes: components["schemas"]["Choice2"][];
            /** @description The inspectors who have something to show. */
            inspectors: components["schemas"]["Choice2"][];
        };
        /** @description An on-site inspection 现场检查. */
        InspectionId: string;
        /** @description A record 检查笔录 of an inspection. */
        InspectionRecordId: string;
        /** @description An inspection in the list. */
        InspectionRow: {
            /** @description The inspection. */
            inspection_id: components["schemas"]["InspectionId"];
            /** @description The institution. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description Why it is held, by its code. */
            purpose: string;
            /** @description In words. */
            purpose_name: string;
            /** @description In English words. */
            purpose_name_en: string;
            /** @description First day of the claims looked at. */
            claims_from: string;
            /** @description Last day, included. */
            claims_until: string;
            /** @description open or closed. */
            state: string;
            /**
             * Format: int64
             * @description How many stand in the team.
             */
            inspectors: number;
            /** @description Who opened it. */
            opened_by: string;
            /** @description When. */
            opened_at: string;
        };
        /** @description An inspection as it is now. */
        InspectionState: {
            /** @description The inspection. */
            inspection_id: components["schemas"]["InspectionId"];
            /** @description open or closed. */
            state: string;
        };
        /** @description Which inspection, and what comes of it. */
        InspectionToClose: {
            /** @description The inspection. */
            inspection_id: components["schemas"]["InspectionId"];
            /**
             * 检查结论
             * @description What comes of it; no names of insured persons.
             */
            conclusion: string;
        };
        /** @description What is inspected, why, and by whom. */
        InspectionToOpen: {
            /**
             * 被检查机构
             * @description The institution.
             */
            provider_id: components["schemas"]["ProviderId"];
            /**
             * 检查方式
             * @description Why, by the code of the list (regulation/duties/inspection.toml).
             */
            purpose: string;
            /**
             * 检查依据
             * @description The plan or the lead, in words.
             */
            ground: string;
            /**
             * 费用期间起
             * Format: date
             * @description First day of the claims looked at.
             */
            claims_from: string;
            /**
             * 费用期间止
             * Format: date
             * @description Last day, included.
             */
            claims_until: string;
            /**
             * 检查人员
             * @description The inspectors, two at least.
             */
            inspectors: components["schemas"]["StaffId"][];
        };
        /** @description An inspection with everything about it. */
        InspectionView: {
            /** @description The inspection. */
            inspection_id: components["schemas"]["InspectionId"];
            /** @description The institution. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description Why it is held, by its code. */
            purpose: string;
            /** @description In words. */
            purpose_name: string;
            /** @description In English words. */
            purpose_name_en: string;
            /** @description First day of the claims looked at. */
            claims_from: string;
            /** @description Last day, included. */
            claims_until: string;
            /** @description open or closed. */
            state: string;
            /**
             * Format: int64
             * @description How many stand in the team.
             */
            inspectors: number;
            /** @description Who opened it. */
            opened_by: string;
            /** @description When. */
            opened_at: string;
            /** @description The plan or the lead. */
            ground: string;
            /** @description What came of it. */
            conclusion: string | null;
            /** @description Who closed it. */
            closed_by: string | null;
            /** @description When. */
            closed_at: string | null;
            /** @description Who is and was of the team. */
            team: components["schemas"]["MemberShown"][];
            /** @description What was found. */
            records: components["schemas"]["RecordShown"][];
            /**
             * Format: uint32
             * @description How many signatures a record needs.
             */
            signatures_least: number;
            /** @description Whether the caller is of the team and it is open. */
            may_work: boolean;
        };
        /** @description Who leaves, who comes, and why. */
        InspectorToReplace: {
            /** @description The inspection. */
            inspection_id: components["schemas"]["InspectionId"];
            /**
             * 退出人员
             * @description Who leaves.
             */
            leaving: components["schemas"]["StaffId"];
            /**
             * 接替人员
             * @description Who takes the place; nobody when enough remain.
             */
            successor?: components["schemas"]["StaffId"] | null;
            /**
             * 更换理由
             * @description Why.
             */
            reason: string;
        };
        /** @description A payment instruction 支付指令. */
        InstructionId: string;
        /** @description The instruction as it is now. */
        InstructionState: {
            /** @description Which one. */
            instruction_id: components["schemas"]["InstructionId"];
            /** @description made, sent, done, refused, unknown or void. */
            state: string;
        };
        /**
         * @description What the security administrator hands to the person. Repeating the request
         *     gives another code, so nothing has to remember this one.
         */
        IssuedCode: {
            /** @description The account's name. */
            login: string;
            /** @description Works once, to choose a password. */
            code: string;
        };
        /** @description The decision on one drawn claim. */
        ItemDecision: {
            /** @description The claim. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description What came out. */
            result: components["schemas"]["SampleResult"];
            /**
             * Format: int64
             * @description Medical cost to be deducted, fen; 0 when it passed.
             * @default 0
             */
            deduct_fen?: number;
            /**
             * @description Why; needed with a problem.
             * @default
             */
            comment?: string;
        };
        /** @description Kinds of item. */
        ItemKind: "drug" | "service" | "consumable";
        /** @description A kind of thing that has to be named. */
        ItemKindShown: {
            /** @description Its stable code. */
            kind: string;
            /** @description Its name. */
            name: string;
            /** @description Its English name. */
            name_en: string;
            /** @description The article. */
            cite: string;
            /** @description Not named yet. */
            missing: boolean;
        };
        /** @description A national list. */
        ItemList: "drug" | "herb" | "preparation" | "ethnic_drug" | "granules" | "service" | "consumable";
        /** @description An item as it holds on the day. */
        ItemRow: {
            /** @description National code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description The national list, dictionary list_type. */
            list_type: string;
            /** @description a, b or c. */
            class: string;
            /**
             * Format: int32
             * @description The share borne first, in ten-thousandths.
             */
            preself_permyriad: number;
            /** @description What is priced. */
            unit: string;
            /** @description Listed price. */
            price_fen: components["schemas"]["Fen"];
            /** @description First day. */
            from_date: string;
            /**
             * Format: int64
             * @description With which version it came.
             */
            release: number;
        };
        /** @description An item of the list. */
        ItemShown: {
            /**
             * Format: int32
             * @description Its place.
             */
            seq: number;
            /** @description Its kind. */
            kind: string;
            /** @description The kind's name. */
            kind_name: string;
            /** @description The kind's English name. */
            kind_name_en: string;
            /** @description What it is. */
            title: string;
            /**
             * Format: int32
             * @description How many.
             */
            quantity: number;
            /** @description State, place. */
            note: string;
        };
        /** @description An item with its history. */
        ItemShown2: {
            /** @description National code. */
            code: string;
            /** @description Name, as of today or as it was last. */
            name: string;
            /** @description Whether it is listed today. */
            listed: boolean;
            /** @description Its rows, the latest first. */
            versions: components["schemas"]["VersionShown"][];
            /** @description Its ceilings, the latest first. */
            ceilings: components["schemas"]["CeilingShown"][];
        };
        /** @description How long the list is now. */
        ItemsAdded: {
            /**
             * Format: int64
             * @description Items in all.
             */
            items_count: number;
        };
        /** @description How many were loaded. */
        ItemsLoaded: {
            /**
             * Format: uint32
             * @description Items.
             */
            items: number;
            /**
             * Format: uint32
             * @description Pairs.
             */
            exclusions: number;
        };
        /** @description What is handed over. */
        ItemsToAdd: {
            /** @description The handover. */
            handover_id: components["schemas"]["HandoverId"];
            /** @description The items. */
            items: components["schemas"]["NewItem"][];
        };
        /** @description A person whose bills cannot be settled anew. */
        KeptAsSettled: {
            /** @description The visit with lines that would be split otherwise; the first of several. */
            visit_id: components["schemas"]["VisitId"];
            /** @description Code of what stands in the way. */
            code: string;
            /** @description Its words. */
            title: string;
            /** @description The same in English. */
            title_en: string;
        };
        /** @description The change. */
        KeyChanged: {
            /** @description The key that sealed so far. */
            former: string;
            /** @description The key that seals from now on. */
            current: string;
        };
        /** @description What is handed to the hospital, once. */
        KeyIssued: {
            /** @description The key. */
            key_id: components["schemas"]["HisKeyId"];
            /** @description Its kind. */
            profile: string;
            /** @description By which headers name it. */
            access_key: string;
            /** @description The shared secret, 32 hexadecimal digits; empty where the profile has none. */
            secret: string;
        };
        /** @description Which key. */
        KeyName: {
            /**
             * 密钥名称
             * @description Its name, eight hexadecimal digits; the key itself is nowhere but in the key file.
             */
            key_name: string;
        };
        /** @description The key that was retired. */
        KeyRetired: {
            /** @description Its name. */
            key_name: string;
        };
        /** @description A key. */
        KeyRow: {
            /** @description The key. */
            key_id: components["schemas"]["HisKeyId"];
            /** @description Whose. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description Its code. */
            provider_code: string;
            /** @description How messages are proven. */
            profile: string;
            /** @description By which headers name it. */
            access_key: string;
            /** @description active, withdrawn. */
            state: string;
            /** @description Who issued it. */
            issued_by: string;
            /** @description When. */
            issued_at: string;
            /** @description When it was withdrawn. */
            withdrawn_at: string | null;
        };
        /** @description Whose key, and of what kind. */
        KeyToIssue: {
            /** @description The hospital or pharmacy. */
            provider_id: components["schemas"]["ProviderId"];
            /**
             * @description hmac_sha1, hmac_sm3, sm2, sm2_sm4 or unsigned; none: what its region uses.
             * @default null
             */
            profile?: string | null;
            /**
             * @description Its SM2 key for sm2 and sm2_sm4: 04 and 128 hexadecimal digits.
             * @default null
             */
            public_key?: string | null;
        };
        /** @description Which key, and why. */
        KeyToWithdraw: {
            /** @description The key. */
            key_id: components["schemas"]["HisKeyId"];
            /** @description Why; 4 to 200 signs. */
            reason: string;
        };
        /** @description Done. */
        KeyWithdrawn: {
            /** @description The key. */
            key_id: components["schemas"]["HisKeyId"];
        };
        /** @description What happens to a row. */
        KindOfChange: "put" | "end";
        /** @description A row of a change. */
        KnowledgeLine: {
            /** @description The codes that name it. */
            codes: string;
            /** @description added, changed or ended. */
            kind: string;
            /** @description Cell by cell. */
            fields: components["schemas"]["FieldChange"][];
        };
        /** @description The table. */
        KnowledgeSheet: {
            /** @description Which table. */
            table: string;
            /** @description The day from which it is to hold. */
            from_date: string;
            /**
             * @description The bytes in base64: .xlsx, .csv or .tsv, of the size that
             *     regulation/security/uploads.toml allows.
             */
            content_base64: string;
        };
        /** @description What a change would say. */
        KnowledgeSheetRead: {
            /** @description SM3 of the file, hex. */
            file_digest: string;
            /**
             * Format: uint32
             * @description How many rows say what stands there already.
             */
            unchanged: number;
            /** @description The rows of a draft; none when a row is wrong. */
            rows?: components["schemas"]["RowEntry"][] | null;
            /** @description What is wrong. */
            problems: components["schemas"]["CellProblem"][];
            /** @description The table with what is wrong in each row, .xlsx in base64. */
            marked_base64?: string | null;
        };
        /** @description A row. */
        KnownRow: {
            /** @description What tells it from the table's other rows. */
            identity: string;
            /** @description Its cells in the order of the table's columns. */
            cells: string[];
            /** @description Names of the items among its codes, in their order; empty for other codes. */
            names: string[];
            /** @description What names it in its publication. */
            reference: string;
            /**
             * Format: int64
             * @description The version it came with; 0 the founding one.
             */
            version: number;
            /** @description The first day on which it holds; none of the founding version. */
            from_date?: string | null;
        };
        /** @description What a rule needs and the house does not have. */
        Lacking: {
            /** @description table, column or provider_month. */
            kind: string;
            /** @description The table of knowledge or the column of the visits. */
            name: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
        };
        /** @description A case that is late or near its end. */
        LateCase: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its kind. */
            kind: components["schemas"]["CaseKind"];
            /** @description What it waits for, or how it ended. */
            stage: string;
            /** @description The settlement month. */
            month: string;
            /** @description The provider. */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /** @description Its name. */
            provider_name: string;
            /** @description What it is about: a serial number, how many findings or claims. */
            subject: string;
            /** @description The same in English. */
            subject_en: string;
            /** @description The statement it is about. */
            statement_id?: components["schemas"]["StatementId"] | null;
            /** @description The payment batch it is about. */
            batch_id?: components["schemas"]["BatchId"] | null;
            /** @description The voucher it is about. */
            voucher_id?: components["schemas"]["VoucherId"] | null;
            /**
             * Format: int64
             * @description The amount that decides the level, fen.
             */
            amount_fen: number;
            /**
             * Format: int64
             * @description Findings or drawn claims still to be decided.
             */
            failed_checks: number;
            /** @description When it was opened. */
            received_on: string;
            /** @description End of the time limit that runs. */
            due_on?: string | null;
            /** @description The time limit has passed. */
            overdue: boolean;
            /** @description Why it was returned, rejected or withdrawn. */
            reason?: string | null;
            /** @description Whether this caller may take it further now. */
            may_act: boolean;
            /** @description Why not, in Chinese. */
            why_not?: string | null;
            /** @description Why not, in English. */
            why_not_en?: string | null;
            /**
             * Format: int64
             * @description Working days left; below zero once the limit has passed.
             */
            days_left: number;
            /** @description Who was drawn for the step; nobody where anyone who may does it. */
            waits_for?: string | null;
        };
        /**
         * @description A layer above the basic one. A person's sums are kept by it, so that they
         *     go on when one policy follows another within a year.
         */
        LayerId: "critical_illness" | "hardship" | "large_sum" | "assistance" | "civil_servant";
        /** @description What one layer pays. */
        LayerShare: {
            /** @description The layer. */
            layer: components["schemas"]["LayerId"];
            /** @description What it pays, zero included. */
            amount: components["schemas"]["Fen"];
        };
        /** @description A leave. */
        LeaveRow: {
            /** @description annual, sick, maternity, training, other. */
            kind: string;
            /** @description First day. */
            from_date: string;
            /** @description Last day. */
            until_date: string;
        };
        /** @description How far a post reaches; what is left out sets no limit. */
        Limits: {
            /**
             * @description Greatest amount of a case, fen.
             * @default null
             */
            amount_fen?: components["schemas"]["Fen"] | null;
            /**
             * @description Regions, GB/T 2260.
             * @default []
             */
            regions?: string[];
            /**
             * @description Kinds of cases.
             * @default []
             */
            matters?: components["schemas"]["CaseKind"][];
        };
        /** @description A fee line 费用明细. */
        LineId: string;
        /** @description A fee line. */
        LineShown: {
            /** @description The line. */
            line_id: components["schemas"]["LineId"];
            /** @description The hospital's number. */
            line_number: string;
            /** @description When. */
            service_date: string;
            /** @description The item's code. */
            item_code: string;
            /** @description Its name. */
            item_name: string;
            /**
             * Format: int32
             * @description Hundredths of a unit.
             */
            quantity: number;
            /** @description Price of one unit. */
            price_fen: components["schemas"]["Fen"];
            /** @description The amount. */
            amount_fen: components["schemas"]["Fen"];
            /** @description Wholly at own cost. */
            out_of_scope_fen: components["schemas"]["Fen"];
            /** @description Above the price ceiling. */
            over_limit_fen: components["schemas"]["Fen"];
            /** @description Borne first. */
            preself_fen: components["schemas"]["Fen"];
            /** @description Withdrawn before settlement. */
            voided: boolean;
        };
        /** @description How a line was split: amount = out of scope + above the ceiling + self-pay first + in scope. */
        LineTaken: {
            /** @description Its id here. */
            line_id: components["schemas"]["LineId"];
            /** @description The hospital's number. */
            line_number: string;
            /** @description The whole amount. */
            amount_fen: components["schemas"]["Fen"];
            /** @description At the patient's own cost wholly. */
            out_of_scope_fen: components["schemas"]["Fen"];
            /** @description Above the price ceiling. */
            over_limit_fen: components["schemas"]["Fen"];
            /** @description Borne by the patient first. */
            preself_fen: components["schemas"]["Fen"];
            /** @description Within scope. */
            in_scope_fen: components["schemas"]["Fen"];
            /**
             * Format: int32
             * @description The share borne first, in ten-thousandths.
             */
            preself_permyriad: number;
            /** @description The highest price of one unit within scope; none where there is no ceiling. */
            ceiling_fen: components["schemas"]["Fen"] | null;
            /** @description a, b or c. */
            item_class: string;
            /** @description The national list. */
            list_type: string;
            /** @description Allowed with certain diagnoses only. */
            restricted: boolean;
            /** @description Whether the hospital's own code is mapped to the code of the line on its day. */
            mapped: boolean;
        };
        /** @description How the lines were split, in their order. */
        LinesTaken: {
            /** @description The lines. */
            lines: components["schemas"]["LineTaken"][];
        };
        /** @description Which lines. */
        LinesToVoid: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The hospital's numbers of the lines; empty: all that are not withdrawn. */
            line_numbers: string[];
            /** @description Only the lines of this charge of an outpatient. */
            batch?: string | null;
        };
        /** @description How many were withdrawn. */
        LinesVoided: {
            /**
             * Format: uint32
             * @description How many.
             */
            voided: number;
        };
        /** @description Where a list stands now. */
        ListStands: {
            /** @description The list. */
            settlement_list_id: components["schemas"]["SettlementListId"];
            /**
             * Format: int32
             * @description 1, 2, 3 … within the settlement.
             */
            version: number;
            /** @description draft, submitted, approved, refused. */
            state: string;
        };
        /** @description Which list, and how. */
        ListToJudge: {
            /** @description The list. */
            settlement_list_id: components["schemas"]["SettlementListId"];
            /** @description In order. */
            agreed: boolean;
            /**
             * @description What is wrong with it; needed when it is refused.
             * @default
             */
            comment?: string;
        };
        /** @description Which list, and why. */
        ListToSendBack: {
            /** @description The handover. */
            handover_id: components["schemas"]["HandoverId"];
            /** @description Why. */
            reason: string;
        };
        /** @description What is signed. */
        ListToSign: {
            /** @description The handover. */
            handover_id: components["schemas"]["HandoverId"];
            /**
             * @description SM3 of the list that was seen; the giver, whose list it is, leaves it out.
             * @default null
             */
            list_digest?: string | null;
        };
        /** @description The list of a settlement. */
        ListToSubmit: {
            /** @description The settlement. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description Whose it is. */
            person_id: components["schemas"]["PersonId"];
            /** @description Submitted; otherwise back to be put right. */
            submitted: boolean;
        };
        /** @description A list, and what of it is checked. */
        ListToUpload: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description Its settlement. */
            settlement_id: components["schemas"]["SettlementId"];
            /**
             * Format: date
             * @description First day settled, YYYY-MM-DD.
             */
            from_date: string;
            /**
             * Format: date
             * @description Last day settled, YYYY-MM-DD.
             */
            until_date: string;
            /** @description ICD-10 of the main diagnosis. */
            main_diagnosis: string;
            /**
             * @description The whole bill by the list, where it tells it.
             * @default null
             */
            total_fen?: components["schemas"]["Fen"] | null;
            /**
             * @description What the funds paid by the list, where it tells it.
             * @default null
             */
            paid?: components["schemas"]["PaidByFunds"] | null;
            /** @description Every group and field as sent. */
            content: unknown;
            /** @description Handed in at once, and not only kept. */
            submitted: boolean;
        };
        /** @description Where they stand now. */
        ListsStand: {
            /** @description In the order in which they were named. */
            lists: components["schemas"]["ListStands"][];
        };
        /** @description Which lists. */
        ListsToSubmit: {
            /** @description At least one, at most 200. */
            lists: components["schemas"]["ListToSubmit"][];
        };
        /** @description A mapping beside the national item. */
        MappingBeside: {
            /** @description The mapping. */
            mapping_id: components["schemas"]["MappingId"];
            /** @description pending, approved, rejected or withdrawn. */
            state: string;
            /** @description The hospital's own code. */
            own_code: string;
            /** @description Its name there. */
            own_name: string;
            /** @description Its specification there. */
            specification: string;
            /** @description What a package holds. */
            package: string;
            /** @description What is priced there. */
            unit: string;
            /** @description The hospital's price; none when not told. */
            price_fen: components["schemas"]["Fen"] | null;
            /** @description Approval number. */
            approval_number: string;
            /** @description First day. */
            from_date: string;
            /** @description Last day. */
            until_date: string;
            /** @description National code. */
            item_code: string;
            /** @description National name. */
            item_name: string;
            /** @description The national list. */
            list_type: string;
            /** @description What is priced there; empty when not told. */
            item_unit: string;
            /** @description Listed price; none when it is listed no more. */
            item_price_fen: components["schemas"]["Fen"] | null;
            /** @description The ceiling at the hospital. */
            ceiling_fen: components["schemas"]["Fen"] | null;
            /**
             * Format: uint32
             * @description How alike the names are, in thousandths.
             */
            alike_permille: number;
            /** @description What speaks against it, by code. */
            doubts: string[];
            /** @description What the case decides; none before there is one. */
            agree: boolean | null;
            /** @description Why not. */
            reason_code: string | null;
        };
        /** @description A mapping 目录对照 of a hospital's own item to the national catalogue. */
        MappingId: string;
        /** @description A mapping. */
        MappingRow: {
            /** @description The mapping. */
            mapping_id: components["schemas"]["MappingId"];
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description The hospital's own code. */
            own_code: string;
            /** @description Its name there. */
            own_name: string;
            /** @description The national list, dictionary list_type. */
            list_type: string;
            /** @description National code. */
            item_code: string;
            /** @description National name; empty when it is not known. */
            item_name: string;
            /** @description First day. */
            from_date: string;
            /** @description Last day, as told or as it was taken back. */
            until_date: string;
            /** @description The hospital's price; none when not told. */
            price_fen: components["schemas"]["Fen"] | null;
            /** @description pending, approved, rejected or withdrawn. */
            state: string;
            /** @description Why it was rejected, by its code. */
            reason_code: string | null;
            /** @description Why, in Chinese. */
            reason: string | null;
            /** @description Why, in English. */
            reason_en: string | null;
            /** @description The case that decided it. */
            case_id: components["schemas"]["CaseId"] | null;
        };
        /** @description The table of a hospital. */
        MappingSheet: {
            /** @description The hospital; left out by a hospital itself. */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /**
             * @description The bytes in base64: .xlsx, .csv or .tsv, of the size that
             *     regulation/security/uploads.toml allows.
             */
            content_base64: string;
        };
        /** @description What `mapping.propose` would say. */
        MappingSheetRead: {
            /** @description SM3 of the file, hex. */
            file_digest: string;
            /**
             * Format: uint32
             * @description How many rows it has.
             */
            count: number;
            /** @description The rows to propose; none when a row is wrong. */
            rows?: components["schemas"]["NewMapping"][] | null;
            /** @description What is wrong. */
            problems: components["schemas"]["CellProblem"][];
            /** @description What is to be looked at. */
            warnings: components["schemas"]["RowWarning"][];
            /** @description The table with what is wrong in each row, .xlsx in base64. */
            marked_base64?: string | null;
        };
        /** @description Which; every one of own code, list and national code that still runs. */
        MappingToWithdraw: {
            /** @description The hospital; left out by a hospital itself. */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /** @description The hospital's own code. */
            own_code: string;
            /** @description The national list. */
            list: components["schemas"]["ItemList"];
            /** @description National code. */
            item_code: string;
        };
        /** @description What was taken. */
        MappingsProposed: {
            /** @description The mappings, in the order of the rows. */
            mapping_ids: components["schemas"]["MappingId"][];
            /** @description What is to be looked at in them. */
            warnings: components["schemas"]["RowWarning"][];
        };
        /** @description What was taken back. */
        MappingsWithdrawn: {
            /** @description The mappings. */
            mapping_ids: components["schemas"]["MappingId"][];
        };
        /** @description Fields that are masked. */
        MaskedField: "name" | "identity_number" | "birth_date" | "payee_holder" | "payee_account";
        /** @description Whether a line of a receipt belongs to an instruction, or why not. */
        Matching: "matched" | "no_instruction" | "repeated" | "account_differs" | "amount_differs" | "state_differs";
        /** @description A material 材料: one scanned paper. */
        MaterialId: string;
        /** @description A paper handed in. */
        MaterialShown: {
            /** @description The paper. */
            material_id: components["schemas"]["MaterialId"];
            /** @description Which material it is. */
            code: string;
            /** @description Its name. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description What the file is called. */
            file_name: string;
            /** @description What it is, by its content. */
            media_type: string;
            /**
             * Format: int64
             * @description Its size.
             */
            size_bytes: number;
            /** @description SM3 of its bytes. */
            content_digest: string;
            /** @description Whether this caller has opened it, or took it in. */
            opened: boolean;
            /**
             * Format: date-time
             * @description When it was taken in.
             */
            uploaded_at: string;
        };
        /** @description What a matter asks for. */
        MatterForm: {
            /** @description Its kind of case. */
            kind: components["schemas"]["CaseKind"];
            /** @description Its name. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description The articles it stands on. */
            cites: string[];
            /** @description Whether this caller may open a case of it. */
            may_open: boolean;
            /** @description The JSON Schema of its form. */
            schema: unknown;
            /** @description Lists from the law, by the name that fields of the form give in `x-options`. */
            lists: {
                [key: string]: components["schemas"]["Choice"][];
            };
            /** @description Its materials, in the order of the checklist. */
            materials: components["schemas"]["NeededMaterial"][];
            /** @description Why a case may be returned or rejected. */
            reasons: components["schemas"]["Named"][];
            /** @description The steps of its chain. */
            steps: components["schemas"]["Named"][];
            /**
             * Format: uint32
             * @description Working days in which what is missing is brought.
             */
            supplement_limit_days: number;
            /** @description Whether many applications can be handed in as one table. */
            by_sheet: boolean;
        };
        /** @description All of them. */
        MatterList: {
            /** @description In the order in which they were built. */
            matters: components["schemas"]["MatterRow"][];
        };
        /** @description A matter in the list. */
        MatterRow: {
            /** @description Its kind of case. */
            kind: components["schemas"]["CaseKind"];
            /** @description Its name. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description The chief article. */
            cite: string;
            /** @description Whether this caller may open a case of it. */
            may_open: boolean;
            /**
             * Format: uint32
             * @description Working days of its chain in all.
             */
            limit_days: number;
        };
        /** @description The matter's part of a case's page. */
        MatterShown: {
            /** @description The name of the matter. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description The schema of its form. */
            schema: unknown;
            /**
             * @description The form in its last version; the fields that the catalogue masks in full
             *     only for whoever may take the case further now.
             */
            form: unknown;
            /**
             * Format: int32
             * @description Which version that is; 1 unless it was resubmitted.
             */
            version: number;
            /** @description What was handed in, oldest first. */
            materials: components["schemas"]["MaterialShown"][];
            /** @description What is missing by the form as it stands. */
            missing: components["schemas"]["Named"][];
            /** @description Why the case may be returned or rejected. */
            reasons: components["schemas"]["Named"][];
            /**
             * Format: int64
             * @description How often it was sent back.
             */
            returned_count: number;
            /** @description Sent back so often that the control department is told. */
            returned_often: boolean;
            /** @description The one notice of what was missing. */
            notice?: components["schemas"]["NoticeShown"] | null;
            /** @description Its clock stands still, for this reason. */
            suspended?: string | null;
            /** @description Who was drawn for each step, oldest first. */
            draws: components["schemas"]["DrawShown2"][];
        };
        /** @description A meeting. */
        MeetingHeld: {
            /** @description Its day. */
            held_on: string;
            /** @description Who called it. */
            convener_name: string;
            /**
             * Format: uint32
             * @description How many of those invited must vote.
             */
            quorum: number;
            /** @description agreed or not_agreed; nothing while it is open. */
            outcome?: string | null;
            /** @description Those invited and how each voted. */
            votes: components["schemas"]["VoteShown"][];
            /** @description What was said. */
            minutes?: string | null;
            /** @description The digest of the minutes, hex; it stands in the trail. */
            minutes_sm3?: string | null;
        };
        /** @description A case and its latest meeting. */
        MeetingRow: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its kind. */
            kind: components["schemas"]["CaseKind"];
            /** @description The kind's name, in Chinese. */
            kind_label: string;
            /** @description The kind's name, in English. */
            kind_label_en: string;
            /**
             * Format: int64
             * @description What is decided about, fen.
             */
            amount_fen: number;
            /**
             * Format: date
             * @description Since when the case has been in its present state.
             */
            since: string;
            /** @description uncalled, called, agreed or not_agreed. */
            state: string;
            /**
             * Format: date
             * @description The day of the meeting.
             */
            held_on?: string | null;
        };
        /** @description Which case, when, and who is invited. */
        MeetingToCall: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /**
             * Format: date
             * @description The day of the meeting.
             */
            held_on: string;
            /** @description Whoever is to vote. */
            member_ids: components["schemas"]["StaffId"][];
            /**
             * @description What it is about, for those invited.
             * @default
             */
            comment?: string;
        };
        /** @description On which case, and the record of the meeting. */
        MeetingToResolve: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description What was said: the record of the discussion. */
            minutes: string;
        };
        /** @description The case, its rules and its meetings. */
        MeetingView: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description What it is, in Chinese. */
            kind_label: string;
            /** @description What it is, in English. */
            kind_label_en: string;
            /**
             * Format: int64
             * @description What is decided about, fen.
             */
            amount_fen: number;
            /** @description Whether it waits for a meeting. */
            waiting: boolean;
            /** @description Whether the caller may call one. */
            may_call: boolean;
            /** @description Whether the caller may record what the open one resolved. */
            may_resolve: boolean;
            /** @description Whether the caller may vote in the open one. */
            may_vote: boolean;
            /**
             * Format: uint32
             * @description How many must be invited at least.
             */
            members_min: number;
            /**
             * Format: int64
             * @description The share of those invited who must vote, in ten-thousandths.
             */
            quorum_permyriad: number;
            /**
             * Format: int64
             * @description More than this share of those invited must agree, in ten-thousandths.
             */
            majority_permyriad: number;
            /**
             * Format: uint32
             * @description The fewest signs of the minutes.
             */
            minutes_signs: number;
            /** @description Where the rules are laid down. */
            cites: string[];
            /** @description Whoever holds the duty to vote today. */
            candidates: components["schemas"]["CandidateShown"][];
            /** @description The meetings held or called, the latest first. */
            meetings: components["schemas"]["MeetingHeld"][];
        };
        /** @description A person of a smallest team. */
        Member: {
            /**
             * Format: uint32
             * @description From 1; no particular person is meant.
             */
            person: number;
            /** @description What he does, on which kind of case. */
            acts: components["schemas"]["ActNamed"][];
        };
        /** @description An inspector of a team. */
        MemberShown: {
            /** @description Who. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            name: string;
            /** @description What he shows. */
            certificate: string;
            /** @description When he left; none while he is of it. */
            left_at: string | null;
            /** @description Why. */
            left_reason: string | null;
        };
        /** @description A message. */
        MessageRow: {
            /** @description Its id here. */
            message_id: components["schemas"]["HisMessageId"];
            /** @description When it came. */
            received_at: string;
            /** @description The hospital; none when the sender was not proven. */
            provider_id: components["schemas"]["ProviderId"] | null;
            /** @description Its name. */
            provider_name: string | null;
            /** @description Number of the transaction. */
            infno: string;
            /** @description The sender's number. */
            msgid: string;
            /** @description The refusal's code; empty when it was carried out. */
            code: string;
            /**
             * Format: int64
             * @description How long it took, in milliseconds.
             */
            took_ms: number;
        };
        /** @description The message with its answer. */
        MessageShown: {
            /** @description When, whose, what. */
            head: components["schemas"]["MessageRow"];
            /**
             * Format: int64
             * @description Its length in bytes.
             */
            request_bytes: number;
            /** @description The message, indented, masked; none when it was no JSON or was not kept in full. */
            request: string | null;
            /** @description The answer, the same. */
            answer: string | null;
        };
        /** @description A kind of department that must be there. */
        MissingDepartment: {
            /** @description Its name. */
            name: string;
            /** @description Its English name. */
            name_en: string;
            /** @description The article. */
            cite: components["schemas"]["Article"];
        };
        /** @description A month of a year, written `YYYY-MM`. Years 1900 … 2999. */
        Month: string;
        /** @description Something that keeps a step from being done. */
        MonthBlocker: {
            /** @description Stable code. */
            code: string;
            /** @description In Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description Which list shows exactly these: sample, review, findings, statements, payments, vouchers, reconciliation. */
            list?: string | null;
            /** @description Its filter. */
            filter?: {
                [key: string]: string;
            };
        };
        /** @description What was closed. */
        MonthClosed: {
            /** @description The month. */
            month: components["schemas"]["Month"];
            /** @description Fund by fund. */
            funds: components["schemas"]["FundClosed"][];
        };
        /** @description A settlement month. */
        MonthRow: {
            /** @description The month. */
            month: string;
            /** @description open, frozen, audited, stated, closed. */
            state: string;
            /**
             * Format: int64
             * @description Settlements of the month, reversals and differences not counted.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description Medical cost of everything settled in it, fen.
             */
            claims_fen: number;
            /** @description When it was frozen. */
            frozen_at?: string | null;
        };
        /** @description A step of the month. */
        MonthStep: {
            /** @description claims, freeze, audit, sample, review, declare, approve, pay, book, reconcile. */
            step: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description How it stands. */
            state: components["schemas"]["MonthStepState"];
            /**
             * Format: int64
             * @description Done so far.
             */
            done: number;
            /**
             * Format: int64
             * @description In all.
             */
            total: number;
            /** @description When it was done. */
            finished_at?: string | null;
            /** @description By whom. */
            person_name?: string | null;
            /** @description What keeps it from being done. */
            blockers: components["schemas"]["MonthBlocker"][];
            /** @description What can be done now. */
            actions: components["schemas"]["Action"][];
        };
        /** @description How a step stands. */
        MonthStepState: "waiting" | "ready" | "running" | "done" | "blocked";
        /** @description Which month, and what the bank says. */
        MonthToClose: {
            /** @description The month of the books. */
            month: components["schemas"]["Month"];
            /**
             * @description The balances on the bank's statements at its end, one for each bank
             *     account that was ever used.
             * @default []
             */
            bank?: components["schemas"]["StatedBalance"][];
        };
        /** @description Which month. */
        MonthToReconcile: {
            /** @description The settlement month whose payments are looked at. */
            month: components["schemas"]["Month"];
        };
        /** @description A month and its steps. */
        MonthView: {
            /** @description The month. */
            month: components["schemas"]["Month"];
            /** @description All months, the latest first. */
            months: string[];
            /** @description open, frozen, audited, stated, closed. */
            state: string;
            /** @description SM3 of the snapshot, once frozen. */
            snapshot_sm3?: string | null;
            /** @description The steps, in order. */
            steps: components["schemas"]["MonthStep"][];
            /** @description What it comes to. */
            figures: components["schemas"]["Figure"][];
            /** @description Findings by rule. */
            findings_by_rule: components["schemas"]["RuleFigure"][];
            /** @description Root of the trail, hex. */
            root?: string | null;
            /**
             * Format: int64
             * @description Entries in the trail.
             */
            size?: number | null;
        };
        /** @description All months. */
        Months: {
            /** @description The months, the latest first. */
            rows: components["schemas"]["MonthRow"][];
        };
        /** @description Which way money moved. */
        Movement: "paid" | "returned";
        /** @description What is to be booked. */
        MovementsToBook: {
            /** @description The fund. */
            fund: string;
            /** @description The month of the books. */
            month: components["schemas"]["Month"];
            /** @description The events, 1 to 20. */
            lines: components["schemas"]["FundMovement"][];
        };
        /** @description Somebody who must not do the step the case waits for. */
        MustNot: {
            /** @description Who. */
            person_name: string;
            /** @description Why, in Chinese. */
            reason: string;
            /** @description Why, in English. */
            reason_en: string;
            /** @description The article. */
            cite: string;
        };
        /** @description The caller's own account. */
        MyAccount: {
            /** @description Its name. */
            login: string;
            /** @description When the password was chosen. */
            password_set_at: string | null;
            /** @description When it has to be changed. */
            password_until: string | null;
            /** @description Since when a second factor is active. */
            second_factor_since: string | null;
            /** @description Whether the duties held ask for one. */
            second_factor_required: boolean;
            /**
             * Format: uint32
             * @description Signs a password has at least.
             */
            password_signs_least: number;
            /**
             * Format: uint32
             * @description Kinds of signs a password has at least.
             */
            password_kinds_least: number;
            /** @description The last twenty sessions, the latest first. */
            sessions: components["schemas"]["MySession"][];
        };
        /** @description A session. */
        MySession: {
            /** @description Its beginning. */
            created_at: string;
            /** @description Its last request, to the minute. */
            last_seen_at: string;
            /** @description From where. */
            address: string | null;
            /** @description Whether it is the present one. */
            present: boolean;
            /** @description Its end. */
            ended_at: string | null;
            /** @description signed_out, later_sign_in, password, reset, standing or suspended. */
            ended_because: string | null;
        };
        /** @description The person signed in. */
        Myself: {
            /** @description The account's name. */
            account: string;
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            staff_name: string;
            /** @description The agency's name. */
            agency: string;
            /** @description The hospital worked for, if not the agency. */
            provider: components["schemas"]["Employer"] | null;
            /** @description The posts held today. */
            posts: string[];
            /** @description The duties held today. */
            duties: components["schemas"]["Duty"][];
            /** @description The authority level: clerk, section_head, deputy_director, director. */
            authority: string;
            /** @description Commands this person may ask for. */
            commands: string[];
            /** @description Questions this person may ask. */
            queries: string[];
            /** @description What has to be done before any duty can be used: password_expired, second_factor_missing. */
            held_back: components["schemas"]["HeldBack"] | null;
            /** @description Whether the house runs on a demonstration's clock. */
            demo_clock: boolean;
            /** @description The present instant of the house. */
            now: string;
        };
        /** @description A code with its words. */
        Named: {
            /** @description Stable code. */
            code: string;
            /** @description In Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /** @description The article. */
            cite: string;
        };
        /** @description A material a matter asks for. */
        NeededMaterial: {
            /** @description Stable code. */
            code: string;
            /** @description In Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /** @description The article. */
            cite: string;
            /** @description Needed whatever the case is like. */
            always: boolean;
            /** @description Needed under any one of these circumstances. */
            when: string[];
        };
        /** @description Whose account. */
        NewAccount: {
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
        };
        /** @description A certificate of somebody who is there when the house is founded. */
        NewCertificate: {
            /** @description Whose, by the account's name. */
            login: string;
            /** @description Its kind (regulation/duties/posts.toml). */
            kind: string;
            /** @description Its number. */
            number: string;
            /** @description The day it was issued, YYYY-MM-DD. */
            issued_on: string;
        };
        /** @description A department. */
        NewDepartment: {
            /** @description Stable code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description Its kind (regulation/duties/posts.toml). */
            kind: string;
            /**
             * @description What it is there for, as published.
             * @default
             */
            published_duties?: string;
        };
        /** @description An item. */
        NewItem: {
            /** @description Its kind (regulation/duties/posts.toml). */
            kind: string;
            /** @description What it is. */
            title: string;
            /**
             * Format: uint32
             * @description How many; 0 says that there is none.
             */
            quantity: number;
            /**
             * @description State, place.
             * @default
             */
            note?: string;
        };
        /** @description An item. Quantities are in hundredths of a unit. */
        NewItem2: {
            /** @description National code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description Drug, service or consumable. */
            kind: components["schemas"]["ItemKind"];
            /** @description Price of one unit. */
            price_fen: components["schemas"]["Fen"];
            /** @description Whether any of it is within scope. */
            in_scope: boolean;
            /**
             * Format: uint16
             * @description The share borne first by the patient, in ten-thousandths.
             * @default 0
             */
            preself_permyriad?: number;
            /**
             * Format: uint8
             * @description 0 none, 1 male, 2 female.
             * @default 0
             */
            sex_limit?: number;
            /**
             * Format: uint8
             * @description Least completed years of age, inclusive.
             * @default 0
             */
            min_age?: number;
            /**
             * Format: uint8
             * @description Greatest completed years of age, inclusive; 150 for none.
             * @default 150
             */
            max_age?: number;
            /**
             * Format: uint8
             * @description Lowest hospital level that may charge it; 0 none.
             * @default 0
             */
            min_level?: number;
            /**
             * @description Three-character diagnosis categories that allow it; empty: any.
             * @default []
             */
            diagnoses?: string[];
            /**
             * Format: uint32
             * @description Most in a day; 0 none.
             * @default 0
             */
            max_per_day?: number;
            /**
             * Format: uint32
             * @description Most in a stay; 0 none.
             * @default 0
             */
            max_per_stay?: number;
            /**
             * Format: uint32
             * @description Hundredths of a day that one unit lasts; 0 for what is not dispensed.
             * @default 0
             */
            days_per_unit?: number;
            /**
             * Format: uint32
             * @description Most days of supply at a time; 0 none.
             * @default 0
             */
            max_supply_days?: number;
        };
        /** @description The items; at most 5000 at once. */
        NewItems: {
            /**
             * Format: date
             * @description The first day on which they hold, YYYY-MM-DD.
             */
            from_date: string;
            /** @description The items. */
            items: components["schemas"]["NewItem2"][];
            /**
             * @description Pairs: when `item_a` is charged, `item_b` may not be, on the same visit and day.
             * @default []
             */
            exclusions?: components["schemas"]["Exclusion"][];
        };
        /** @description A fee line as the hospital sends it. */
        NewLine: {
            /** @description The hospital's own number of the line; unique within the visit. */
            line_number: string;
            /**
             * Format: date
             * @description When the service was given, YYYY-MM-DD.
             */
            service_date: string;
            /** @description National code of the item. */
            item_code: string;
            /** @description The hospital's own code of the item; 1 to 150 signs. */
            own_code?: string | null;
            /**
             * Format: int32
             * @description Hundredths of a unit; negative for a refund line.
             */
            quantity: number;
            /** @description Price of one unit. */
            price_fen: components["schemas"]["Fen"];
            /** @description Quantity × price, to the fen; negative for a refund line. */
            amount_fen: components["schemas"]["Fen"];
            /** @description The hospital's number of the charge an outpatient line belongs to; 1 to 30 signs. */
            batch?: string | null;
        };
        /** @description The lines; at most 1000 at once. */
        NewLines: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The lines. */
            lines: components["schemas"]["NewLine"][];
        };
        /** @description A hospital's own item and the national code it stands for. */
        NewMapping: {
            /**
             * 院内编码
             * @description The hospital's own code.
             */
            own_code: string;
            /**
             * 院内名称
             * @description Its name there.
             */
            own_name: string;
            /**
             * 目录类别
             * @description The national list.
             */
            list: components["schemas"]["ItemList"];
            /**
             * 国家编码
             * @description National code.
             */
            item_code: string;
            /**
             * 开始日期
             * Format: date
             * @description First day, YYYY-MM-DD.
             */
            from_date: string;
            /**
             * 结束日期
             * Format: date
             * @description Last day, YYYY-MM-DD.
             */
            until_date: string;
            /**
             * 批准文号
             * @description Approval number of a drug.
             */
            approval_number?: string | null;
            /**
             * 剂型
             * @description Dosage form.
             */
            dosage_form?: string | null;
            /**
             * 规格
             * @description Specification.
             */
            specification?: string | null;
            /**
             * 包装规格
             * @description What a package holds.
             */
            package?: string | null;
            /**
             * 计价单位
             * @description What is priced.
             */
            unit?: string | null;
            /**
             * 院内单价（元）
             * @description The hospital's price of one unit.
             */
            price_fen?: components["schemas"]["Fen"] | null;
            /**
             * 除外内容
             * @description What the item leaves out.
             */
            excluded?: string | null;
            /**
             * 项目内涵
             * @description What it consists of.
             */
            content?: string | null;
            /**
             * 备注
             * @description A remark.
             */
            memo?: string | null;
        };
        /** @description The rows; at most 1000 at once. */
        NewMappings: {
            /** @description The hospital; left out by a hospital itself. */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /** @description The rows. */
            rows: components["schemas"]["NewMapping"][];
        };
        /** @description The present password and the new one. */
        NewPassword: {
            /** @description The present password. */
            present: string;
            /** @description The new one. */
            password: string;
        };
        /** @description A person. Sex and birth date are read from the identity number. */
        NewPerson: {
            /**
             * 姓名
             * @description The name; 1 to 50 signs.
             */
            name: string;
            /**
             * 公民身份号码
             * @description Citizen identity number.
             */
            identity_number: string;
            /**
             * 参保起始日
             * Format: date
             * @description First day of cover, YYYY-MM-DD.
             */
            from_date: string;
        };
        /** @description The persons to be enrolled; at most 2000 at once. */
        NewPersons: {
            /**
             * 参保人
             * @description The persons.
             */
            persons: components["schemas"]["NewPerson"][];
        };
        /** @description What a post is. */
        NewPost: {
            /** @description Stable code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description The department's code. */
            department: string;
            /** @description Its duties. */
            duties: components["schemas"]["Duty"][];
            /**
             * @description Its authority level, or empty.
             * @default
             */
            authority?: string;
            /**
             * @description It rotates although its type does not ask for it.
             * @default false
             */
            key_post?: boolean;
            /**
             * @description How far it reaches.
             * @default {
             *       "amount_fen": null,
             *       "regions": [],
             *       "matters": []
             *     }
             */
            limits?: components["schemas"]["Limits"];
        };
        /** @description A provider. */
        NewProvider: {
            /** @description National code, 12 signs. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description Hospital or pharmacy. */
            kind: components["schemas"]["ProviderKind"];
            /**
             * Format: uint8
             * @description Benefit tier, 0 to 6 (regulation/catalogs/tiers.toml).
             */
            tier: number;
            /**
             * Format: uint8
             * @description Hospital level, 1 to 3.
             */
            level: number;
            /** @description Region, GB/T 2260. */
            region: string;
            /** @description Unified credit code. */
            credit_code: string;
            /** @description Holder of the account, as the bank has it. */
            payee_name: string;
            /** @description The bank. */
            payee_bank: string;
            /** @description The account: 8 to 30 digits. */
            payee_account: string;
        };
        /** @description The providers to be registered; at most 500 at once. */
        NewProviders: {
            /** @description The providers. */
            providers: components["schemas"]["NewProvider"][];
        };
        /** @description A visit that begins. The provider is the caller's own. */
        NewVisit: {
            /** @description Who. */
            person_id: components["schemas"]["PersonId"];
            /** @description Outpatient or inpatient. */
            kind: components["schemas"]["VisitKind"];
            /** @description The hospital's own number; 1 to 30 signs, unique there. */
            record_number: string;
            /**
             * Format: date
             * @description First day, YYYY-MM-DD.
             */
            admit_date: string;
            /** @description Main diagnosis, ICD-10. */
            diagnosis_1: string;
            /**
             * @description Second diagnosis.
             * @default null
             */
            diagnosis_2?: string | null;
            /**
             * Format: uint8
             * @description 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
             * @default 0
             */
            referral?: number;
            /**
             * @description Outside the person's area of insurance.
             * @default false
             */
            out_of_area?: boolean;
            /**
             * @description The part after 31 December of a stay settled in two parts.
             * @default false
             */
            continued?: boolean;
            /**
             * @description The stay before, for a referral or a continued stay.
             * @default null
             */
            prior_visit_id?: components["schemas"]["VisitId"] | null;
            /**
             * @description What it is paid as.
             * @default {
             *       "as": "ordinary"
             *     }
             */
            care?: components["schemas"]["VisitCare"];
        };
        /** @description A person who is there when the house is founded. */
        Newcomer: {
            /** @description The name; at most 50 signs. */
            name: string;
            /** @description The citizen identity number; only a keyed digest of it is kept. */
            identity_number: string;
            /** @description 在编在岗. */
            on_establishment: boolean;
            /**
             * @description The hospital the person works for; none for the agency's own staff.
             * @default null
             */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /** @description The posts, by code. */
            posts: string[];
            /** @description The account's name: 3 to 30 small letters, digits, dots. */
            login: string;
        };
        /** @description Nothing is needed. */
        Nothing: Record<string, never>;
        /** @description The notice of what was missing. */
        NoticeShown: {
            /** @description What was missing. */
            missing: components["schemas"]["Named"][];
            /** @description Last day on which it is brought. */
            due_on: string;
            /** @description It was brought. */
            answered: boolean;
        };
        /** @description Which number is given back. */
        NumberGivenBack: {
            /** @description The number of the sign-in. */
            sign_no: string;
        };
        /** @description Which case. */
        OfCase: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
        };
        /** @description Which month. */
        OfMonth: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
        };
        /** @description Findings of a settlement month. */
        OfMonthShown: {
            /** @description The month. */
            month: string;
            /** @description How they fared. */
            precision: components["schemas"]["Precision"];
        };
        /** @description Findings at a hospital. */
        OfProvider: {
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description How they fared. */
            precision: components["schemas"]["Precision"];
        };
        /** @description Which statement, and a word on it. */
        OfStatement: {
            /** @description The statement. */
            statement_id: components["schemas"]["StatementId"];
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description What the device is given. Not kept anywhere in clear; shown once. */
        OfferedSecondFactor: {
            /** @description The secret in Base32, for typing into the device. */
            secret: string;
            /** @description The address that the picture shows. */
            address: string;
            /** @description The picture, SVG. */
            picture: string;
            /**
             * Format: uint32
             * @description Seconds for which one code is shown.
             */
            step_seconds: number;
        };
        /** @description What everyone pays of any bill. The parts add up to the total. */
        Outcome: {
            /** @description Id of the policy applied. */
            policy: string;
            /** @description The kind of care it was settled as. */
            care: components["schemas"]["CareKind"];
            /**
             * Format: int32
             * @description The insurance year it counts in.
             */
            year: number;
            /** @description The whole bill, an emergency visit that joined it included. */
            total: components["schemas"]["Fen"];
            /**
             * @description What the rules pay on. At a fixed price for the whole bill, the price or
             *     the bill where that is lower.
             */
            in_scope: components["schemas"]["Fen"];
            /** @description Paid by the person because it is out of scope, withheld, or above a fixed amount. */
            out_of_scope: components["schemas"]["Fen"];
            /** @description Self-pay first of partly payable items, left to the person. */
            preself: components["schemas"]["Fen"];
            /** @description The deductible before referral or continuation. */
            ded_std: components["schemas"]["Fen"];
            /** @description The deductible borne; may exceed the in-scope cost. */
            ded: components["schemas"]["Fen"];
            /**
             * Format: uint8
             * @description Percentage points by which every ratio was lowered for not filing.
             */
            ratio_cut: number;
            /** @description Of the in-scope cost, what the person paid first for treatment elsewhere. */
            away_first: components["schemas"]["Fen"];
            /** @description Paid by the basic layer: pool of stays or of visits. */
            basic: components["schemas"]["Fen"];
            /** @description What the basic layer of another scheme or office has paid. */
            basic_elsewhere: components["schemas"]["Fen"];
            /** @description Paid by each layer of the policy, in their order, zero included. */
            layers: components["schemas"]["LayerShare"][];
            /** @description Paid from the account. */
            account: components["schemas"]["Fen"];
            /** @description Borne by the hospital. */
            hospital: components["schemas"]["Fen"];
            /** @description In-scope cost left to the person. */
            self_in_scope: components["schemas"]["Fen"];
            /** @description A prior stay was needed and does not fit: a person has to look at it. */
            review: boolean;
        };
        /** @description The fund after some months. */
        OutlookRow: {
            /**
             * Format: uint32
             * @description After how many months.
             */
            month: number;
            /** @description What it holds under the policy in force. */
            balance_before_fen: components["schemas"]["Fen"];
            /** @description Under the draft. */
            balance_after_fen: components["schemas"]["Fen"];
            /**
             * Format: int64
             * @description Tenths of months payable under the policy in force; none where nothing is spent.
             */
            payable_before_tenths: number | null;
            /**
             * Format: int64
             * @description Under the draft.
             */
            payable_after_tenths: number | null;
            /** @description The level of warning under the policy in force; empty where there is none. */
            level_before: components["schemas"]["Called2"];
            /** @description Under the draft. */
            level_after: components["schemas"]["Called2"];
        };
        /** @description The basic fund month by month. */
        OutlookShown: {
            /** @description What it holds now. */
            balance_fen: components["schemas"]["Fen"];
            /** @description Its income of a year. */
            income_fen: components["schemas"]["Fen"];
            /** @description What it spends in a year on other than these stays. */
            other_spending_fen: components["schemas"]["Fen"];
            /** @description Now and after each month. */
            months: components["schemas"]["OutlookRow"][];
        };
        /** @description One page of a list. */
        Page: {
            /** @description The rows of this page. */
            rows: components["schemas"]["AccountRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page10: {
            /** @description The rows of this page. */
            rows: components["schemas"]["PolicyListed"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page11: {
            /** @description The rows of this page. */
            rows: components["schemas"]["MeetingRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page12: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ProviderRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page13: {
            /** @description The rows of this page. */
            rows: components["schemas"]["RuleRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page14: {
            /** @description The rows of this page. */
            rows: components["schemas"]["TableRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page15: {
            /** @description The rows of this page. */
            rows: components["schemas"]["KnownRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page16: {
            /** @description The rows of this page. */
            rows: components["schemas"]["KnowledgeLine"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page17: {
            /** @description The rows of this page. */
            rows: components["schemas"]["TouchedMonth"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page18: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ItemRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page19: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ChangeLine"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ResetRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page20: {
            /** @description The rows of this page. */
            rows: components["schemas"]["TouchedRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page21: {
            /** @description The rows of this page. */
            rows: components["schemas"]["MappingRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page22: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ProviderMappings"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page23: {
            /** @description The rows of this page. */
            rows: components["schemas"]["RateRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page24: {
            /** @description The rows of this page. */
            rows: components["schemas"]["UnmatchedRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page25: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ClaimRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page26: {
            /** @description The rows of this page. */
            rows: components["schemas"]["KeyRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page27: {
            /** @description The rows of this page. */
            rows: components["schemas"]["MessageRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page28: {
            /** @description The rows of this page. */
            rows: components["schemas"]["TrailRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page29: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ReadRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The rows of this page. */
            rows: components["schemas"]["AlertRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page30: {
            /** @description The rows of this page. */
            rows: components["schemas"]["BatchRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page31: {
            /** @description The rows of this page. */
            rows: components["schemas"]["VoucherRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page32: {
            /** @description The rows of this page. */
            rows: components["schemas"]["PostingShown"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page33: {
            /** @description The rows of this page. */
            rows: components["schemas"]["BooksMonthRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page34: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ReconciliationRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page35: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ReimbursementRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page36: {
            /** @description The rows of this page. */
            rows: components["schemas"]["StandingRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page37: {
            /** @description The rows of this page. */
            rows: components["schemas"]["FilingRow2"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page38: {
            /** @description The rows of this page. */
            rows: components["schemas"]["DocumentRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page39: {
            /** @description The rows of this page. */
            rows: components["schemas"]["TieRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The rows of this page. */
            rows: components["schemas"]["PostRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page40: {
            /** @description The rows of this page. */
            rows: components["schemas"]["SpotCheckRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page41: {
            /** @description The rows of this page. */
            rows: components["schemas"]["InspectionRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page42: {
            /** @description The rows of this page. */
            rows: components["schemas"]["LateCase"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page43: {
            /** @description The rows of this page. */
            rows: components["schemas"]["FieldRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page44: {
            /** @description The rows of this page. */
            rows: components["schemas"]["ExportRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page45: {
            /** @description The rows of this page. */
            rows: components["schemas"]["RepairRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page46: {
            /** @description The rows of this page. */
            rows: components["schemas"]["CaseRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page47: {
            /** @description The rows of this page. */
            rows: components["schemas"]["FindingShown2"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page48: {
            /** @description The rows of this page. */
            rows: components["schemas"]["StatementRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The rows of this page. */
            rows: components["schemas"]["PersonRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The rows of this page. */
            rows: components["schemas"]["DelegationRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page7: {
            /** @description The rows of this page. */
            rows: components["schemas"]["RotationRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page8: {
            /** @description The rows of this page. */
            rows: components["schemas"]["HandoverRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description One page of a list. */
        Page9: {
            /** @description The rows of this page. */
            rows: components["schemas"]["PlatformRow"][];
            /**
             * Format: int64
             * @description How many rows the whole list has.
             */
            total: number;
            /**
             * Format: uint32
             * @description The number of this page, from 1.
             */
            page: number;
            /**
             * Format: uint32
             * @description How many rows a page has at most.
             */
            page_size: number;
        };
        /** @description What each fund paid. */
        PaidByFunds: {
            /** @description Basic pool. */
            basic_fen: components["schemas"]["Fen"];
            /** @description Critical-illness insurance. */
            critical_illness_fen: components["schemas"]["Fen"];
            /** @description Hardship supplement. */
            hardship_fen: components["schemas"]["Fen"];
            /** @description Medical assistance. */
            assistance_fen: components["schemas"]["Fen"];
        };
        /** @description A pair that met too often. */
        PairRow: {
            /** @description Who made the cases. */
            handler_name: string;
            /** @description Who decided on them. */
            reviewer_name: string;
            /**
             * Format: int64
             * @description Cases together.
             */
            together: number;
            /**
             * Format: int64
             * @description The share of the handler's cases that the reviewer had, in thousandths.
             */
            share_permille: number;
            /**
             * Format: int64
             * @description The share the reviewer had of everybody else's cases, in thousandths.
             */
            base_permille: number;
        };
        /** @description A scanned paper. */
        Paper: {
            /** @description Which material of the matter's list it is. */
            code: string;
            /** @description What the file is called; 1 to 120 signs. */
            file_name: string;
            /** @description The bytes in base64; as many as regulation/security/uploads.toml says. */
            content_base64: string;
        };
        /** @description The paper. */
        PaperOpened: {
            /** @description What the file is called. */
            file_name: string;
            /** @description What it is, by its content. */
            media_type: string;
            /** @description Its bytes in base64. */
            content_base64: string;
        };
        /** @description A genuine document, without what it says. */
        PaperShown: {
            /** @description Its title, which is its kind. */
            title: string;
            /** @description Who issued it. */
            agency: string;
            /** @description Its day. */
            issued_on: string;
            /** @description Whether it was withdrawn since. */
            withdrawn: boolean;
        };
        /** @description Which paper. */
        PaperToOpen: {
            /** @description The paper. */
            material_id: components["schemas"]["MaterialId"];
        };
        /** @description A number of a rule. */
        Parameter: {
            /** @description Its name; the unit ends it. */
            name: string;
            /**
             * Format: int64
             * @description As of today.
             */
            value: number;
        };
        /** @description A part of a bill. */
        PartOfBill: {
            /** @description Which. */
            part: components["schemas"]["Called2"];
            /** @description How much. */
            amount_fen: components["schemas"]["Fen"];
        };
        /** @description Somebody who owes or is owed. */
        Party: "agency" | "revolving_money" | "insurer" | "hospital" | "person";
        /** @description Done, or why not: a wrong present password is counted. */
        PasswordChanged: {
            /** @description Why not. */
            refusal: components["schemas"]["Refusal"] | null;
        };
        /** @description Done. */
        PasswordChosen: {
            /** @description The account's name. */
            login: string;
        };
        /** @description One way by which money leaves. */
        PathChecked: {
            /** @description Its name in the law data. */
            path: string;
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
            /**
             * Format: uint32
             * @description The least number of natural persons who together can move money out this
             *     way, even when they change posts meanwhile.
             */
            least_persons: number;
            /**
             * Format: uint32
             * @description The least number with the posts of one day.
             */
            least_persons_at_once: number;
            /** @description Whether that is enough. */
            holds: boolean;
            /** @description One smallest team: what each person does. */
            team: components["schemas"]["Member"][];
            /** @description Duties of which every two exclude each other: so many persons at least. */
            exclude_each_other: components["schemas"]["DutyNamed"][];
            /** @description Every rule that keeps two acts of the path apart. */
            separations: components["schemas"]["Apart"][];
            /** @description Where the path is laid down. */
            cites: string[];
        };
        /** @description What somebody pays under both. */
        PayerRow: {
            /** @description A layer, the hospitals, or the persons. */
            payer: components["schemas"]["Called2"];
            /** @description A fund's; otherwise the hospitals' or the persons'. */
            is_fund: boolean;
            /** @description Under the policy in force. */
            before_fen: components["schemas"]["Fen"];
            /** @description Under the draft. */
            after_fen: components["schemas"]["Fen"];
            /** @description How much more. */
            change_fen: components["schemas"]["Fen"];
            /**
             * Format: int64
             * @description The same in ten-thousandths of what it was; none where that was nothing.
             */
            change_permyriad: number | null;
        };
        /** @description An instruction beside its statement. */
        PaymentLine: {
            /** @description The instruction. */
            payment_id: components["schemas"]["InstructionId"];
            /** @description The statement of a provider that is paid. */
            statement_id: components["schemas"]["StatementId"] | null;
            /** @description Or a person's reimbursement. */
            reimbursement_id: components["schemas"]["ReimbursementId"] | null;
            /** @description The case in which it was approved. */
            case_id: components["schemas"]["CaseId"];
            /** @description The number of the statement or reimbursement. */
            serial: string;
            /** @description The provider's name. */
            provider_name: string | null;
            /** @description The fund that pays. */
            fund: string;
            /** @description Holder of the account. */
            account_name: string;
            /** @description The bank. */
            bank_name: string;
            /** @description The account. */
            bank_account: string;
            /**
             * Format: int64
             * @description What the fund owes on the approved statement, in fen.
             */
            approved_fen: number;
            /**
             * Format: int64
             * @description What is instructed, in fen.
             */
            amount_fen: number;
            /** @description made, sent, done, refused, unknown or void. */
            state: string;
            /** @description What the bank says: none, done, refused, unknown. */
            result: string;
            /** @description The bank's number. */
            result_note: string | null;
        };
        /** @description What is to be booked. */
        PaymentsToBook: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /** @description The fund whose payments are booked. */
            fund: string;
        };
        /** @description An insured person 参保人. */
        PersonId: string;
        /** @description A person in the list. */
        PersonRow: {
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            name: string;
            /** @description established, contract, dispatched, provider. */
            employment: string;
            /** @description proposed, active, left. */
            status: string;
            /** @description On leave today. */
            on_leave: boolean;
            /** @description The provider worked for. */
            provider_name?: string | null;
            /** @description The posts held today. */
            posts: string[];
            /** @description Their departments. */
            departments: string[];
            /** @description The account's name. */
            login?: string | null;
            /** @description unconfirmed, active, suspended. */
            account_status?: string | null;
        };
        /** @description A person as screens show one: masked until revealed with a reason. */
        PersonShown: {
            /** @description The person. */
            person_id: components["schemas"]["PersonId"];
            /** @description The name, masked. */
            name: string;
            /** @description The identity number, masked. */
            identity_number: string;
            /**
             * Format: int32
             * @description 1 male, 2 female.
             */
            sex: number;
            /** @description Birth date, masked: the year. */
            birth_date: string;
            /** @description Death date, if recorded. */
            death_date: string | null;
            /** @description The standings over time, those that were taken back left out. */
            standings: components["schemas"]["StandingShown"][];
        };
        /** @description A person with everything about posts and rights. */
        PersonView: {
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            name: string;
            /** @description established, contract, dispatched, provider. */
            employment: string;
            /** @description proposed, active, left. */
            status: string;
            /** @description On leave today. */
            on_leave: boolean;
            /** @description The provider worked for. */
            provider_name?: string | null;
            /** @description The posts held today. */
            posts: string[];
            /** @description Their departments. */
            departments: string[];
            /** @description The account's name. */
            login?: string | null;
            /** @description unconfirmed, active, suspended. */
            account_status?: string | null;
            /** @description Posts over time, the latest first. */
            appointments: components["schemas"]["AppointmentRow"][];
            /** @description Certificates. */
            certificates: components["schemas"]["CertificateRow"][];
            /** @description Leaves, the latest first. */
            leaves: components["schemas"]["LeaveRow"][];
            /** @description Delegations given and received, the latest first. */
            delegations: components["schemas"]["DelegationRow"][];
        };
        /** @description A service platform 基层服务平台. */
        PlatformId: string;
        /** @description A platform in the list. */
        PlatformRow: {
            /** @description The platform. */
            platform_id: components["schemas"]["PlatformId"];
            /** @description The filing number. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description Its type. */
            unit_type: string;
            /** @description The type's name. */
            type_name: string;
            /** @description The type's English name. */
            type_name_en: string;
            /** @description GB/T 2260. */
            region: string;
            /** @description The region's name. */
            region_name: string;
            /** @description Address. */
            address: string;
            /** @description Legal representative or person in charge. */
            head_name: string;
            /** @description Unified credit code. */
            credit_code: string;
            /** @description Practising licence. */
            licence_number: string;
            /** @description Telephone. */
            phone: string;
            /** @description filed, closed. */
            status: string;
            /** @description Day of the first filing. */
            filed_on: string;
            /**
             * Format: int32
             * @description Number of the latest filing.
             */
            version: number;
        };
        /** @description A platform with its filings. */
        PlatformView: {
            /** @description The platform. */
            platform_id: components["schemas"]["PlatformId"];
            /** @description The filing number. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description Its type. */
            unit_type: string;
            /** @description The type's name. */
            type_name: string;
            /** @description The type's English name. */
            type_name_en: string;
            /** @description GB/T 2260. */
            region: string;
            /** @description The region's name. */
            region_name: string;
            /** @description Address. */
            address: string;
            /** @description Legal representative or person in charge. */
            head_name: string;
            /** @description Unified credit code. */
            credit_code: string;
            /** @description Practising licence. */
            licence_number: string;
            /** @description Telephone. */
            phone: string;
            /** @description filed, closed. */
            status: string;
            /** @description Day of the first filing. */
            filed_on: string;
            /**
             * Format: int32
             * @description Number of the latest filing.
             */
            version: number;
            /** @description Every filing, the latest first. */
            filings: components["schemas"]["FilingRow"][];
        };
        /** @description What they say otherwise. */
        PoliciesCompared: {
            /** @description The one. */
            one: components["schemas"]["PolicyHead"];
            /** @description The day it is looked at. */
            one_on: string;
            /** @description The other. */
            other: components["schemas"]["PolicyHead"];
            /** @description The day it is looked at. */
            other_on: string;
            /** @description Everything that differs. */
            differences: components["schemas"]["PolicyDifference"][];
            /**
             * Format: uint
             * @description How many values both say alike.
             */
            alike: number;
        };
        /** @description One value. */
        PolicyCell: {
            /** @description Where it stands below the row: `bands/1/ratio_permyriad`. */
            place: string;
            /** @description What it is; empty where the row says it. */
            title: components["schemas"]["Called2"];
            /** @description The value. */
            value: components["schemas"]["CellValue"];
        };
        /** @description One of them. */
        PolicyChoice: {
            /** @description As it is written. */
            code: string;
            /** @description What it is called. */
            called: components["schemas"]["Called2"];
        };
        /** @description What a bill under a policy can name: tiers, diseases, reasons, standings. */
        PolicyChoices: {
            /** @description Tiers of hospitals; none where it settles no stays. */
            tiers: components["schemas"]["PolicyChoice"][];
            /** @description Chronic diseases. */
            chronic: components["schemas"]["PolicyChoice"][];
            /** @description Major diseases at fixed prices. */
            fixed_price: components["schemas"]["PolicyChoice"][];
            /** @description Births. */
            maternity: components["schemas"]["PolicyChoice"][];
            /** @description Reasons why cost is paid by no fund. */
            withheld: components["schemas"]["PolicyChoice"][];
            /** @description Standings of persons. */
            statuses: components["schemas"]["PolicyChoice"][];
        };
        /** @description A thing of which two policies say different values. */
        PolicyDifference: {
            /** @description Where it stands. */
            place: string;
            /** @description The part of the policy. */
            part: components["schemas"]["Called2"];
            /** @description What it is. */
            title: components["schemas"]["Called2"];
            /** @description The values that differ. */
            cells: components["schemas"]["CellDifference"][];
            /** @description What it rests on in the one. */
            articles_before: components["schemas"]["Article"][];
            /** @description What it rests on in the other. */
            articles_after: components["schemas"]["Article"][];
        };
        /** @description A policy by its names and days. */
        PolicyHead: {
            /** @description Its id. */
            policy_id: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Division code of the region; 000000 for an example of no place. */
            region: string;
            /** @description The region's name; empty for an example. */
            region_name: string;
            /** @description Kind of insurance. */
            insurance: components["schemas"]["Called2"];
            /** @description First day. */
            from_date: string;
            /** @description First day on which it holds no longer. */
            until_date: string | null;
            /** @description The policy it takes parts over from. */
            as_in: string | null;
            /** @description What a reader should know about it. */
            note: string;
        };
        /** @description A policy in the list. */
        PolicyListed: {
            /** @description Its id. */
            policy_id: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Division code of the region; 000000 for an example of no place. */
            region: string;
            /** @description The region's name; empty for an example. */
            region_name: string;
            /** @description Kind of insurance. */
            insurance: components["schemas"]["Called2"];
            /** @description First day. */
            from_date: string;
            /** @description First day on which it holds no longer. */
            until_date: string | null;
            /** @description The policy it takes parts over from. */
            as_in: string | null;
            /** @description What a reader should know about it. */
            note: string;
            /** @description It holds today in the agency's own region. */
            in_use: boolean;
            /** @description The policy it followed. */
            before: string | null;
            /** @description The policies that followed it. */
            after: string[];
        };
        /** @description A policy by its names. */
        PolicyNamed: {
            /** @description Its id. */
            policy_id: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description The day of which its values are compared. */
            as_of: string;
        };
        /** @description A policy with all its values. */
        PolicyShown: {
            /** @description Its id. */
            policy_id: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Division code of the region; 000000 for an example of no place. */
            region: string;
            /** @description The region's name; empty for an example. */
            region_name: string;
            /** @description Kind of insurance. */
            insurance: components["schemas"]["Called2"];
            /** @description First day. */
            from_date: string;
            /** @description First day on which it holds no longer. */
            until_date: string | null;
            /** @description The policy it takes parts over from. */
            as_in: string | null;
            /** @description What a reader should know about it. */
            note: string;
            /** @description It holds today in the agency's own region. */
            in_use: boolean;
            /** @description The policies that followed it. */
            after: components["schemas"]["PolicyHead"][];
            /** @description Every value. */
            rows: components["schemas"]["RowShown"][];
            /** @description What changed, the latest change first, back to the first policy known. */
            history: components["schemas"]["HistoryStep"][];
            /** @description What a bill under it can name. */
            choices: components["schemas"]["PolicyChoices"];
        };
        /** @description A post 岗位. */
        PostId: string;
        /** @description A post. */
        PostRow: {
            /** @description The post. */
            post_id: components["schemas"]["PostId"];
            /** @description Stable code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description The department's code. */
            department: string;
            /** @description The department's name. */
            department_name: string;
            /** @description Its type. */
            post_type: string;
            /** @description The type's name. */
            type_name: string;
            /** @description The type's English name. */
            type_name_en: string;
            /** @description It rotates. */
            key_post: boolean;
            /** @description Its duties. */
            duties: components["schemas"]["DutyShown"][];
            /** @description Its authority level, or empty. */
            authority: string;
            /** @description The certificates its holder must have. */
            certificates: string[];
            /**
             * Format: int64
             * @description Greatest amount of a case, fen.
             */
            limit_amount_fen?: number | null;
            /** @description Regions, GB/T 2260. */
            limit_regions: string[];
            /** @description Kinds of cases. */
            limit_matters: string[];
            /** @description Who holds it today. */
            holders: components["schemas"]["Holder"][];
            /** @description First day on which it is no more. */
            closed_on?: string | null;
        };
        /** @description A posting. */
        PostingShown: {
            /** @description Its voucher. */
            voucher_id: components["schemas"]["VoucherId"];
            /** @description The number of its voucher. */
            serial: string | null;
            /**
             * Format: int32
             * @description The line of the voucher.
             */
            line_number: number;
            /** @description What the voucher is about. */
            summary: string;
            /** @description The account. */
            account_code: string;
            /** @description Its name. */
            account_name: string;
            /** @description Its English name. */
            account_name_en: string;
            /**
             * Format: int64
             * @description Debited, in fen.
             */
            debit_fen: number;
            /**
             * Format: int64
             * @description Credited, in fen.
             */
            credit_fen: number;
        };
        /** @description How review was practised. */
        PracticeShown: {
            /** @description The first day looked at. */
            from: string;
            /** @description One row a person, the striking ones first. */
            reviewers: components["schemas"]["ReviewerRow"][];
            /** @description Handlers and reviewers who met too often. */
            pairs: components["schemas"]["PairRow"][];
        };
        /** @description How findings fared. */
        Precision: {
            /**
             * Format: int64
             * @description Findings, leads among them.
             */
            hits: number;
            /**
             * Format: int64
             * @description Leads that nobody took up.
             */
            leads: number;
            /**
             * Format: int64
             * @description Still in review.
             */
            open: number;
            /**
             * Format: int64
             * @description Something was deducted.
             */
            confirmed: number;
            /**
             * Format: int64
             * @description Nothing was.
             */
            cleared: number;
            /**
             * Format: int64
             * @description The hospital answered.
             */
            appealed: number;
            /**
             * Format: int64
             * @description It then lost less than first review had proposed.
             */
            lost_on_appeal: number;
            /** @description Amount in question. */
            amount_fen: components["schemas"]["Fen"];
            /** @description Deducted of the medical cost. */
            deducted_fen: components["schemas"]["Fen"];
            /**
             * Format: int64
             * @description Share of the decided findings that were cleared, in ten-thousandths, rounded down.
             */
            cleared_permyriad: number;
            /** @description Whether that is so much that the rule cries wolf. */
            cries_wolf: boolean;
        };
        /** @description Done, or why not: a wrong code is counted. */
        Proof: {
            /** @description Until when the proof counts. */
            until: string | null;
            /** @description Why not. */
            refusal: components["schemas"]["Refusal"] | null;
        };
        /** @description What first review proposes for a finding. */
        Proposal: {
            /** @description The finding. */
            finding_id: components["schemas"]["FindingId"];
            /**
             * Format: int64
             * @description To be deducted, fen; 0 clears it.
             */
            uphold_fen: number;
            /**
             * @description Why; needed when less than the amount in question.
             * @default
             */
            reason?: string;
        };
        /** @description The proposals of first review. */
        Proposals: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description One per open finding, and one per lead that is taken up. */
            lines: components["schemas"]["Proposal"][];
            /**
             * @description A word on the whole.
             * @default
             */
            comment?: string;
            /** @description Whether the provider is asked for a written answer first. */
            ask_provider: boolean;
        };
        /** @description Who was entered. */
        Proposed: {
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
        };
        /** @description A designated provider 定点医药机构. */
        ProviderId: string;
        /** @description Hospital or pharmacy. */
        ProviderKind: "hospital" | "pharmacy";
        /** @description A hospital with its counts. */
        ProviderMappings: {
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /**
             * Format: int64
             * @description How many wait for review.
             */
            pending: number;
            /** @description Since which day the oldest of them waits. */
            waiting_since: string | null;
            /**
             * Format: int64
             * @description How many were agreed to.
             */
            approved: number;
            /**
             * Format: int64
             * @description How many were not.
             */
            rejected: number;
            /**
             * Format: int64
             * @description How many were taken back.
             */
            withdrawn: number;
        };
        /** @description A provider in the list. */
        ProviderRow: {
            /** @description The provider. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description National code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description hospital or pharmacy. */
            kind: string;
            /**
             * Format: int32
             * @description Benefit tier.
             */
            tier: number;
            /**
             * Format: int32
             * @description Hospital level.
             */
            level: number;
            /** @description Region. */
            region: string;
            /** @description The account, masked. */
            payee_account: string;
            /** @description active, suspended, ended. */
            status: string;
        };
        /** @description A hospital's month. */
        RateRow: {
            /** @description The month. */
            month: components["schemas"]["Month"];
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /**
             * Format: int64
             * @description Lines.
             */
            lines: number;
            /**
             * Format: int64
             * @description Of these matching.
             */
            matched_lines: number;
            /**
             * Format: int64
             * @description The share of lines that match, in ten-thousandths, rounded down.
             */
            rate_permyriad: number;
            /** @description Amount of the lines. */
            total_fen: components["schemas"]["Fen"];
            /** @description Of these not matching. */
            unmatched_fen: components["schemas"]["Fen"];
            /**
             * Format: int64
             * @description The share of the amount that matches, in ten-thousandths, rounded down.
             */
            amount_rate_permyriad: number;
            /**
             * Format: int64
             * @description What the share of lines should reach, in ten-thousandths.
             */
            target_permyriad: number;
            /** @description Whether it does. */
            reached: boolean;
        };
        /** @description A read. */
        ReadRow: {
            /**
             * Format: int64
             * @description Its number.
             */
            read_id: number;
            /** @description When. */
            at: string;
            /** @description Who looked. */
            staff_id: components["schemas"]["StaffId"] | null;
            /** @description The name. */
            staff_name: string | null;
            /** @description By which question or command. */
            purpose: string;
            /** @description Whose data, if one person's. */
            person_id: components["schemas"]["PersonId"] | null;
            /** @description visit, case, person, list. */
            object_kind: string;
            /** @description Its id. */
            object_id: string;
            /** @description The field shown in full, or the rows of a list. */
            detail: string;
        };
        /** @description Findings of one rule that were upheld. */
        ReasonLine: {
            /**
             * Format: int32
             * @description The rule's public number; 0 for the random sample.
             */
            rule: number;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Its articles. */
            articles: string[];
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /**
             * Format: int64
             * @description Medical cost upheld, each finding for itself.
             */
            cost_fen: number;
        };
        /** @description A reason of the matter's list. */
        ReasonShown: {
            /** @description Its code. */
            code: string;
            /** @description In Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
        };
        /** @description How the file was matched. */
        ReceiptTaken: {
            /**
             * Format: int64
             * @description Lines in the file.
             */
            lines: number;
            /**
             * Format: int64
             * @description Lines that match their instruction.
             */
            matched: number;
            /** @description The lines that do not. */
            unmatched: components["schemas"]["UnmatchedLine"][];
            /** @description Instructions that wait for a second person's word on an unknown result. */
            to_confirm: components["schemas"]["InstructionId"][];
        };
        /** @description The file, and the batch it is for. */
        ReceiptToTake: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /** @description The text of the file (`receipt_file.rs`). */
            file: string;
        };
        /** @description What came out. */
        Reconciled: {
            /** @description The month. */
            month: components["schemas"]["Month"];
            /** @description Whether all three agree, line by line. */
            agrees: boolean;
            /**
             * Format: uint64
             * @description Payments on which all three agree.
             */
            matched: number;
            /** @description The sums of each fund. */
            funds: components["schemas"]["FundSides"][];
            /** @description Every difference. */
            differences: components["schemas"]["DifferenceFound"][];
        };
        /** @description A reimbursement on all sides. */
        ReconciledRow: {
            /** @description The reimbursement. */
            reimbursement_id: components["schemas"]["ReimbursementId"];
            /** @description Its number. */
            serial: string;
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description approved, in_payment, paid, lapsed. */
            state: string;
            /**
             * Format: int64
             * @description What was approved.
             */
            approved_fen: number;
            /**
             * Format: int64
             * @description What its settlements come to now: later stays may have changed it.
             */
            settled_fen: number;
            /**
             * Format: int64
             * @description What was instructed and neither refused nor voided.
             */
            instructed_fen: number;
            /**
             * Format: int64
             * @description What the bank has paid.
             */
            paid_fen: number;
            /**
             * Format: int64
             * @description What posted vouchers have.
             */
            booked_fen: number;
            /** @description What differs. */
            differences: components["schemas"]["Difference"][];
        };
        /** @description What a fund had paid when a month was reconciled. */
        ReconciliationRow: {
            /** @description The settlement month. */
            month: string;
            /** @description The fund. */
            fund: string;
            /**
             * Format: int64
             * @description By the business, in fen.
             */
            business_fen: number;
            /**
             * Format: int64
             * @description By the books, in fen.
             */
            ledger_fen: number;
            /**
             * Format: int64
             * @description By the bank, in fen.
             */
            bank_fen: number;
            /**
             * Format: int64
             * @description How many differences there were.
             */
            difference_count: number;
            /** @description When. */
            run_at: string;
        };
        /** @description A reconciliation. */
        ReconciliationView: {
            /** @description The settlement month; none when nothing has been reconciled yet. */
            month: string | null;
            /** @description When it was run. */
            run_at: string | null;
            /** @description The sums of each fund. */
            sides: components["schemas"]["SideShown"][];
            /** @description Every difference. */
            differences: components["schemas"]["DifferenceShown"][];
        };
        /** @description A record. */
        RecordShown: {
            /** @description The record. */
            inspection_record_id: components["schemas"]["InspectionRecordId"];
            /**
             * Format: int32
             * @description Its number within the inspection.
             */
            number: number;
            /** @description The day on the spot. */
            found_on: string;
            /** @description What was found. */
            finding: string;
            /** @description Why the institution did not sign; none when it did. */
            unsigned_reason: string | null;
            /** @description Which inspectors signed. */
            signed_by: string[];
            /** @description Whether the caller's signature is missing. */
            may_sign: boolean;
        };
        /** @description A record as it stands. */
        RecordState: {
            /** @description The record. */
            inspection_record_id: components["schemas"]["InspectionRecordId"];
            /**
             * Format: int32
             * @description Its number within the inspection.
             */
            number: number;
            /**
             * Format: int64
             * @description How many inspectors have signed it.
             */
            signatures: number;
        };
        /** @description Which record. */
        RecordToSign: {
            /** @description The record. */
            inspection_record_id: components["schemas"]["InspectionRecordId"];
        };
        /** @description The check, recorded. */
        Recorded: {
            /** @description The check. */
            spot_check_id: components["schemas"]["SpotCheckId"];
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
        };
        /** @description How the patient came to the hospital. */
        Referral: "none" | "up" | "down" | "filed" | "emergency";
        /** @description Why something was not done. Nothing was changed. */
        Refusal: {
            /** @description Stable, a full statement in snake case: `reviewer_same_as_handler`. */
            code: string;
            /** @description The kind, which decides the status. */
            kind: components["schemas"]["RefusalKind"];
            /** @description What happened and what to do, in Chinese. */
            title: string;
            /** @description The same in English. */
            title_en: string;
            /** @description The fields concerned, if any. */
            fields?: components["schemas"]["FieldProblem"][];
            /** @description The article the rule stands on, if it stands on one. */
            cite?: components["schemas"]["Article"] | null;
        };
        /** @description What kind of refusal it is; the edge maps each kind to one HTTP status. */
        RefusalKind: "invalid" | "unauthenticated" | "forbidden" | "unknown" | "conflict" | "too_many" | "unavailable";
        /** @description Stays that a policy does not settle. */
        RefusedRow: {
            /** @description Under the draft; otherwise under the policy in force. */
            under_draft: boolean;
            /** @description The reason. */
            code: string;
            /** @description In Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /**
             * Format: uint64
             * @description How many.
             */
            stays: number;
        };
        /** @description The ids, in the order of the input. */
        RegisteredProviders: {
            /** @description The providers' ids. */
            provider_ids: components["schemas"]["ProviderId"][];
            /** @description Accounts whose check digit does not fit: a warning, the bank decides. */
            unusual_accounts: string[];
        };
        /** @description A registration. The provider is the caller's own. */
        Registration: {
            /** @description Who. */
            person_id: components["schemas"]["PersonId"];
            /** @description The hospital's own number; 1 to 30 signs, unique there. */
            record_number: string;
            /**
             * Format: date
             * @description The day, YYYY-MM-DD.
             */
            visit_date: string;
        };
        /** @description What came out. */
        RehearsalShown: {
            /** @description Whether it would be carried out now. */
            passes: boolean;
            /** @description The error text, if not. */
            words: string;
            /** @description The answer, indented, masked. */
            answer: string | null;
        };
        /** @description A reimbursement on papers 手工报销. */
        ReimbursementId: string;
        /** @description A reimbursement in the list. Amounts in fen. */
        ReimbursementRow: {
            /** @description The reimbursement. */
            reimbursement_id: components["schemas"]["ReimbursementId"];
            /** @description Its number. */
            serial: string;
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The stay, whose computation can be explained. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The month of the approval. */
            month: string;
            /** @description The person. */
            person_id: components["schemas"]["PersonId"];
            /** @description The person's name, masked. */
            person_name: string;
            /** @description The hospital. */
            hospital: string;
            /** @description First day. */
            admit_date: string;
            /** @description Last day. */
            discharge_date: string | null;
            /** @description Of the invoices. */
            total_fen: components["schemas"]["Fen"];
            /** @description Paid by the basic pool. */
            basic_fen: components["schemas"]["Fen"];
            /** @description Paid by critical-illness insurance. */
            critical_illness_fen: components["schemas"]["Fen"];
            /** @description Paid by the hardship supplement. */
            hardship_fen: components["schemas"]["Fen"];
            /** @description Paid by medical assistance. */
            assistance_fen: components["schemas"]["Fen"];
            /** @description What all funds pay. */
            payable_fen: components["schemas"]["Fen"];
            /** @description Who holds the account, masked. */
            payee_name: string;
            /** @description Bank and the last signs of the account. */
            payee_account: string;
            /** @description approved, in_payment, paid, lapsed. */
            state: string;
            /** @description When it was approved. */
            approved_on: string;
        };
        /** @description A month of reimbursements, amounts in fen. */
        ReimbursementsReconciled: {
            /** @description The month. */
            month: components["schemas"]["Month"];
            /** @description Whether every one agrees on all sides. */
            agrees: boolean;
            /** @description The sums. */
            sums: components["schemas"]["Sides"];
            /** @description Every reimbursement of the month. */
            rows: components["schemas"]["ReconciledRow"][];
        };
        /** @description What a tie is. */
        Relation: "self" | "relative" | "interest";
        /** @description A released batch. */
        Released: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /**
             * Format: int64
             * @description Its instructions.
             */
            instruction_count: number;
            /**
             * Format: int64
             * @description Their sum in fen.
             */
            total_fen: number;
            /** @description SM3 of the instruction file, hex. */
            file_sm3: string;
        };
        /** @description Which reopening, and what was found. */
        ReopeningLookedInto: {
            /** @description The case by which the month was opened again. */
            case_id: components["schemas"]["CaseId"];
            /** @description What was found. */
            finding: string;
        };
        /** @description Taken note of. */
        ReopeningSeen: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The month. */
            month: components["schemas"]["Month"];
        };
        /** @description A month that was opened again. */
        ReopeningShown: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Who asked. */
            asked_by: string;
            /** @description Who agreed. */
            approved_by: string;
            /** @description When. */
            reopened_at: string;
            /** @description Why. */
            reason: string;
            /** @description When it was closed again; none while it is open. */
            closed_again_at: string | null;
            /** @description The inspector who looked into it. */
            looked_into_by: string | null;
            /** @description What was found. */
            finding: string | null;
        };
        /** @description A repair. */
        RepairRow: {
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The state of the case. */
            state: string;
            /** @description Asked for on. */
            opened_on: string;
            /** @description Why. */
            reason: string;
            /** @description SM3 of the script, hex. */
            script_sm3: string;
            /**
             * Format: int64
             * @description Rows changed; none before it was carried out.
             */
            row_count: number | null;
            /** @description Who carried it out. */
            executed_by: string | null;
            /** @description Who approved it. */
            approved_by: string | null;
            /** @description When it was carried out. */
            executed_at: string | null;
            /** @description Whether it waits for inspection to carry it out. */
            waiting: boolean;
        };
        /** @description A file. */
        ReportFile: {
            /** @description Its name. */
            file_name: string;
            /** @description Its bytes in base64. */
            content_base64: string;
        };
        /** @description Which request, and why. */
        ResetAndReason: {
            /** @description Which. */
            reset_id: components["schemas"]["ResetId"];
            /** @description Why; 4 to 200 signs. */
            reason: string;
        };
        /** @description What the administrator hands to the holder. */
        ResetDone: {
            /** @description The account. */
            account_id: components["schemas"]["AccountId"];
            /** @description Works once, to choose a password; none when the second factor was reset. */
            code: string | null;
        };
        /** @description A request to reset an account 重置申请. */
        ResetId: string;
        /** @description What is reset. */
        ResetKind: "password" | "second_factor";
        /** @description Done. */
        ResetRefused: {
            /** @description Which. */
            reset_id: components["schemas"]["ResetId"];
        };
        /** @description The request. */
        ResetRequested: {
            /** @description Its id. */
            reset_id: components["schemas"]["ResetId"];
        };
        /** @description A request in the list. */
        ResetRow: {
            /** @description The request. */
            reset_id: components["schemas"]["ResetId"];
            /** @description The account. */
            account_id: components["schemas"]["AccountId"];
            /** @description Its name. */
            login: string;
            /** @description The holder's name. */
            staff_name: string;
            /** @description password or second_factor. */
            kind: string;
            /** @description As stated. */
            reason: string;
            /** @description waiting, expired, done or refused. */
            state: string;
            /** @description Who asked. */
            requested_by: string;
            /** @description When. */
            requested_at: string;
            /** @description Until when it can be confirmed. */
            expires_at: string;
            /** @description Who decided. */
            decided_by: string | null;
            /** @description Why it was refused. */
            decision_note: string | null;
            /**
             * @description Whether the caller may decide it: an administrator, or the head who stands in
             *     for one, who neither asked for it nor holds the account.
             */
            may_decide: boolean;
        };
        /** @description Which case. */
        Resubmission: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description The case as corrected. */
        Resubmission2: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /**
             * @description The form as it should be; the one before when left out.
             * @default null
             */
            form?: unknown;
            /**
             * @description Materials added.
             * @default []
             */
            material_ids?: components["schemas"]["MaterialId"][];
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description Why a case goes back. */
        ReturnReason: "amount_wrong" | "evidence_missing" | "answer_not_considered" | "basis_wrong" | "other";
        /** @description For what kind of work a masked field is looked at. */
        RevealGround: "identity_check" | "review" | "payment_check" | "enquiry" | "inspection";
        /** @description The value in full. */
        Revealed: {
            /** @description The value. */
            value: string;
        };
        /** @description The seed, opened. */
        Revealed2: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /**
             * Format: int64
             * @description How many seeds are still to be revealed.
             */
            outstanding: number;
        };
        /** @description A confirmed review. */
        ReviewConfirmed: {
            /** @description The quarter. */
            quarter: string;
            /**
             * Format: int64
             * @description How many rights were held.
             */
            rights: number;
            /**
             * Format: int64
             * @description How many of them were not used for long.
             */
            unused: number;
        };
        /** @description Mappings to decide on. */
        ReviewShown: {
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description The rows, the doubtful first. */
            rows: components["schemas"]["MappingBeside"][];
            /**
             * Format: int64
             * @description How many more wait.
             */
            more: number;
            /** @description Why a mapping may be refused. */
            reasons: components["schemas"]["ReasonShown"][];
        };
        /** @description A confirmed review. */
        ReviewShown2: {
            /** @description Of which quarter. */
            quarter: string;
            /** @description Who confirmed it. */
            staff_name: string;
            /** @description When. */
            confirmed_at: string;
            /**
             * Format: int64
             * @description How many rights were held.
             */
            rights: number;
            /**
             * Format: int64
             * @description How many of them were not used.
             */
            unused: number;
            /** @description What was found and ordered. */
            finding: string;
        };
        /** @description The steps of a statement. */
        ReviewStep: "first_review" | "second_review" | "approve" | "upper_approve";
        /** @description What was reviewed, and what was found. */
        ReviewToConfirm: {
            /**
             * 季度
             * @description 2026-Q4.
             */
            quarter: string;
            /**
             * 清单摘要
             * @description The digest of the list that was shown.
             */
            list_digest: string;
            /**
             * 核查意见
             * @description What was found and ordered; 4 to 1000 signs.
             */
            finding: string;
        };
        /** @description How one person reviewed. */
        ReviewerRow: {
            /** @description Who. */
            person_name: string;
            /**
             * Format: int64
             * @description Agreements.
             */
            agreed: number;
            /**
             * Format: int64
             * @description Cases sent back or refused.
             */
            returned: number;
            /**
             * Format: int64
             * @description The most agreements within one minute.
             */
            most_in_a_minute: number;
            /**
             * Format: int64
             * @description The most attempts within one minute to agree without having opened the papers.
             */
            unopened_in_a_minute: number;
            /** @description Agrees faster than the figure allows. */
            too_fast: boolean;
            /** @description Tries to agree unseen more often than the figure allows. */
            unseen: boolean;
            /** @description Never returns anything. */
            never_returns: boolean;
        };
        /** @description A right that a person holds. */
        RightRow: {
            /** @description Who. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            staff_name: string;
            /** @description By which post; of the one who lent it, where somebody did. */
            post: string;
            /** @description Who lent it, by name. */
            lent_by?: string | null;
            /** @description Which duty. */
            duty: components["schemas"]["Duty"];
            /** @description Its name. */
            duty_title: string;
            /** @description The same in English. */
            duty_title_en: string;
            /** @description Since when. */
            since: string;
            /**
             * Format: int64
             * @description How often it was used in the quarter.
             */
            uses: number;
            /** @description When it was used last; none: never. */
            last_used_at: string | null;
            /** @description Held, and not used for longer than the agency's own limit. */
            unused: boolean;
        };
        /** @description The list, to be confirmed as it is. */
        RightsList: {
            /** @description The quarter. */
            quarter: string;
            /** @description The digest of the list; the confirmation names it. */
            list_digest: string;
            /**
             * Format: int64
             * @description How many persons hold a right.
             */
            holders: number;
            /**
             * Format: int64
             * @description How many rights were not used for long, or never.
             */
            unused: number;
            /** @description The rights, by person and duty. */
            rows: components["schemas"]["RightRow"][];
            /** @description The reviews confirmed so far, the latest first. */
            reviews: components["schemas"]["ReviewShown2"][];
        };
        /** @description Rotations of key posts in one state. */
        RotationAlarm: {
            /** @description Overdue or due soon. */
            state: components["schemas"]["RotationState"];
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
        };
        /** @description The rotation of one appointment. */
        RotationRow: {
            /** @description The appointment. */
            appointment_id: components["schemas"]["AppointmentId"];
            /** @description Who holds the post. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            name: string;
            /** @description The post. */
            post_name: string;
            /** @description First day of the appointment. */
            from_date: string;
            /** @description By when it rotates. */
            due_on: string;
            /** @description For when it is planned. */
            planned_on?: string | null;
            /** @description Who is to follow. */
            successor_name?: string | null;
            /** @description Where it stands. */
            state: components["schemas"]["RotationState"];
        };
        /** @description Where a rotation stands. */
        RotationState: "overdue" | "due_soon" | "not_due";
        /** @description A row that comes in, changes or ends. */
        RowEntry: {
            /**
             * 调整方式
             * @description What happens to it; left out: added or changed.
             * @default put
             */
            change: components["schemas"]["KindOfChange"];
            /**
             * 编码
             * @description The first column of the table.
             */
            key: string;
            /**
             * 第二编码
             * @description The second code, where the table has one.
             */
            other?: string | null;
            /**
             * 数值一
             * @description The first number or day.
             */
            number_1?: string | null;
            /**
             * 数值二
             * @description The second.
             */
            number_2?: string | null;
            /**
             * 数值三
             * @description The third.
             */
            number_3?: string | null;
            /**
             * 数值四
             * @description The fourth.
             */
            number_4?: string | null;
            /**
             * 出处
             * @description What names it in its publication.
             */
            reference?: string | null;
        };
        /** @description What the policy says about one thing, and what held before it. */
        RowShown: {
            /** @description Where it stands in the policy: `inpatient/tiers/county/terms`. */
            place: string;
            /** @description The part of the policy. */
            part: components["schemas"]["Called2"];
            /** @description What it is, below the part. */
            title: components["schemas"]["Called2"];
            /** @description The first day; none where it holds as long as the policy does. */
            from: string | null;
            /** @description The first day on which it holds no longer. */
            until: string | null;
            /** @description The articles it rests on. */
            articles: components["schemas"]["Article"][];
            /** @description The article leaves it to the agency, which chose it. */
            local: boolean;
            /** @description What a reader should know about it. */
            note: string;
            /** @description It is another policy's, whose part this one takes over. */
            taken_over: boolean;
            /** @description What it says. */
            cells: components["schemas"]["PolicyCell"][];
            /** @description What its predecessors said otherwise, the latest first. */
            earlier: components["schemas"]["Earlier"][];
        };
        /** @description Something to be looked at in a row that is taken all the same. */
        RowWarning: {
            /**
             * Format: uint32
             * @description The row, from 0.
             */
            row: number;
            /** @description Stable code: price_above_ceiling. */
            code: string;
        };
        /** @description The class of the national frame: 政策类, 管理类, 医疗类. */
        RuleClass: "policy" | "management" | "medical";
        /** @description Findings of a rule. */
        RuleCount: {
            /**
             * Format: int32
             * @description The rule's public number.
             */
            rule: number;
            /**
             * Format: int64
             * @description How many findings.
             */
            count: number;
            /**
             * Format: int64
             * @description Amount in question, fen.
             */
            amount_fen: number;
        };
        /** @description Findings of a rule. */
        RuleFigure: {
            /**
             * Format: int32
             * @description The rule's public number.
             */
            rule: number;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /**
             * Format: int64
             * @description In question, fen.
             */
            amount_fen: number;
        };
        /** @description A rule. */
        RuleRow: {
            /**
             * Format: int32
             * @description Its public number.
             */
            rule: number;
            /** @description Its stable code. */
            code: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Its class in the national frame. */
            class: components["schemas"]["RuleClass"];
            /** @description How sure it is. */
            severity: components["schemas"]["RuleSeverity"];
            /** @description Whether it runs on the house's data. */
            runs: boolean;
            /** @description What it lacks. */
            lacks: components["schemas"]["Lacking"][];
            /** @description How its findings fared. */
            precision: components["schemas"]["Precision"];
        };
        /** @description How sure a finding is: 明确违规 or 可疑. */
        RuleSeverity: "certain" | "suspicious";
        /**
         * @description When a rule is of use: as a prompt before, a warning during, or in the audit
         *     after the treatment (事前, 事中, 事后).
         */
        RuleStage: "before" | "during" | "after";
        /** @description A rule. */
        RuleView: {
            /**
             * Format: int32
             * @description Its public number.
             */
            rule: number;
            /** @description Its stable code. */
            code: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Its name, in English. */
            title_en: string;
            /** @description Its name in the national frame. */
            frame_name?: string | null;
            /** @description Its class in the national frame. */
            class: components["schemas"]["RuleClass"];
            /** @description How sure it is. */
            severity: components["schemas"]["RuleSeverity"];
            /** @description When it is of use. */
            stages: components["schemas"]["RuleStage"][];
            /** @description Its articles. */
            articles: string[];
            /** @description What is found and why it matters. */
            why: components["schemas"]["Words"];
            /** @description An example that fires. */
            fires: components["schemas"]["Words"];
            /** @description An example that does not. */
            clean: components["schemas"]["Words"];
            /** @description Its numbers as of today. */
            parameters: components["schemas"]["Parameter"][];
            /** @description What it lacks; nothing when it runs. */
            lacks: components["schemas"]["Lacking"][];
            /** @description How its findings fared. */
            precision: components["schemas"]["Precision"];
            /** @description The same by month. */
            by_month: components["schemas"]["OfMonthShown"][];
            /** @description The same by hospital. */
            by_provider: components["schemas"]["OfProvider"][];
        };
        /** @description Everything a draw is made again from. */
        SampleFile: {
            /** @description `zhiheng/sample/v1`. */
            form: string;
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /** @description The risks and their shares. */
            risks: components["schemas"]["FiledRisk"][];
            /** @description Every claim that could be drawn. */
            claims: components["schemas"]["FiledClaim"][];
            /** @description What the trail holds about it, in its order. */
            entries: components["schemas"]["FiledEntry"][];
            /** @description The signed checkpoint that was mixed in, with cosignatures. */
            checkpoint: string;
            /** @description The seed of the draw, hex. */
            seed: string;
            /** @description The settlements that are examined, ascending. */
            drawn: components["schemas"]["SettlementId"][];
        };
        /** @description A drawn claim. */
        SampleItemShown: {
            /** @description The settlement drawn. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description The claim. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The hospital's own number. */
            record_number: string;
            /** @description The person's name, masked. */
            person_name: string;
            /** @description First day. */
            admit_date: string;
            /** @description Last day. */
            discharge_date?: string | null;
            /**
             * Format: int64
             * @description Medical cost, fen; the most that can be deducted.
             */
            total_fen: number;
            /**
             * Format: int64
             * @description What the funds paid.
             */
            fund_fen: number;
            /**
             * Format: int64
             * @description Findings of the audit on the same claim.
             */
            findings_count: number;
            /** @description passed or problem; none until looked at. */
            result?: string | null;
            /**
             * Format: int64
             * @description Deducted, fen.
             */
            deduct_fen?: number | null;
            /** @description Why. */
            comment?: string | null;
        };
        /** @description Which case. */
        SampleResubmission: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description What came out of looking at a claim. */
        SampleResult: "passed" | "problem";
        /** @description The decisions on a sample case. */
        SampleReview: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description One per drawn claim. */
            items: components["schemas"]["ItemDecision"][];
            /**
             * @description A word on the whole.
             * @default
             */
            comment?: string;
        };
        /** @description How far a month's sample has come. */
        SampleView: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /** @description All months, the latest first. */
            months: string[];
            /** @description Whether the month is frozen, so that its claims can be fixed. */
            month_frozen: boolean;
            /** @description The claims, once fixed. */
            claims?: components["schemas"]["ClaimsFixed"] | null;
            /** @description Who is committed, in the order in which they came. */
            seeds: components["schemas"]["SeedShown"][];
            /** @description The last day to reveal, once both are committed. */
            reveal_by?: string | null;
            /** @description Whether a signed checkpoint of the trail is awaited, after the last seed. */
            checkpoint_awaited: boolean;
            /** @description What was drawn. */
            draw?: components["schemas"]["DrawShown3"] | null;
            /** @description The caller, if he is a member of staff: a commitment is bound to him. */
            own_staff_id?: components["schemas"]["StaffId"] | null;
            /** @description What can be done now. */
            actions: components["schemas"]["Action"][];
        };
        /** @description What a genuine document says. */
        Says: {
            /** @description Its number. */
            serial: string;
            /** @description Its title. */
            title: string;
            /** @description Who issued it. */
            agency: string;
            /** @description To whom, masked. */
            person_name: string;
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its day. */
            issued_on: string;
            /** @description Its text; what a reviewer wrote on a refusal is part of it. */
            paragraphs: string[];
            /** @description Why it is void; none while it is in force. */
            void_reason?: string | null;
        };
        /** @description A case and the text that is to be run. */
        ScriptToRun: {
            /**
             * 办件编号
             * @description The case that approved it.
             */
            case_id: components["schemas"]["CaseId"];
            /**
             * 修正脚本
             * @description The script, as it was handed over.
             */
            script: string;
            /**
             * 执行说明
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description The commitment. */
        SeedCommitment: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /** @description SM3 over month, claims fixed, person and seed, 64 hexadecimal digits. */
            commitment: string;
        };
        /** @description A person's commitment and what became of it. */
        SeedShown: {
            /** @description The person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            staff_name: string;
            /** @description By which duty: sample_draw or inspection. */
            duty: string;
            /** @description The commitment, hex. */
            commitment: string;
            /** @description committed, revealed, withheld. */
            state: string;
            /** @description When the person was committed. */
            committed_at: string;
            /** @description The seed, once revealed; hex. */
            seed?: string | null;
        };
        /** @description The seed. */
        SeedToReveal: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /** @description The seed, 64 hexadecimal digits. */
            seed: string;
        };
        /** @description Done. */
        SentBack: {
            /** @description The handover. */
            handover_id: components["schemas"]["HandoverId"];
        };
        /** @description What came out of one part. */
        SettledAnew: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /**
             * Format: uint32
             * @description How many persons were looked at.
             */
            persons: number;
            /**
             * Format: uint32
             * @description How many lines are split otherwise now.
             */
            lines: number;
            /**
             * Format: uint32
             * @description How many settlements were adjusted, later ones that hang on them among them.
             */
            settlements: number;
            /** @description What the funds pay more for them; negative where they paid too much. */
            funds_fen: components["schemas"]["Fen"];
            /** @description Bills that cannot be settled any more, and keep their settlement. */
            kept: components["schemas"]["KeptAsSettled"][];
            /** @description Go on after this person; left out when all is done. */
            next?: components["schemas"]["PersonId"] | null;
        };
        /** @description A settlement 结算 of a visit, or its reversal. */
        SettlementId: string;
        /** @description A settlement list 基金结算清单; the interface gives it nine signs. */
        SettlementListId: string;
        /** @description A settlement list of one of its settlements. */
        SettlementListRow: {
            /** @description The list. */
            settlement_list_id: components["schemas"]["SettlementListId"];
            /** @description The settlement. */
            settlement_id: components["schemas"]["SettlementId"];
            /**
             * Format: int32
             * @description 1, 2, 3 … within the settlement.
             */
            version: number;
            /** @description On which day it was sent. */
            sent_on: string;
            /** @description draft, submitted, approved, refused, replaced. */
            state: string;
            /** @description The agency's words when it last judged it. */
            comment: string;
        };
        /** @description A settlement list. */
        SettlementListView: {
            /** @description The list. */
            settlement_list_id: components["schemas"]["SettlementListId"];
            /** @description The settlement. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description Whose it is. */
            person_id: components["schemas"]["PersonId"];
            /**
             * Format: int32
             * @description 1, 2, 3 … within the settlement.
             */
            version: number;
            /** @description On which day it was sent. */
            sent_on: string;
            /** @description draft, submitted, approved, refused, replaced. */
            state: string;
            /** @description The agency's words when it last judged it. */
            comment: string;
            /** @description All its groups as JSON, indented; values under their masks. */
            content: string;
            /** @description Whether this caller may judge it now. */
            may_judge: boolean;
        };
        /** @description A settlement row. */
        SettlementRow: {
            /** @description The row. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description settle, reverse or adjust. */
            kind: string;
            /** @description What it answers. */
            answers_id: components["schemas"]["SettlementId"] | null;
            /** @description The month in which it counts for the provider; none for a reimbursement. */
            month: string | null;
            /** @description The policy and the version of its data. */
            policy: string;
            /** @description The whole bill. */
            total_fen: components["schemas"]["Fen"];
            /** @description Within scope. */
            in_scope_fen: components["schemas"]["Fen"];
            /** @description The deductible borne. */
            deductible_fen: components["schemas"]["Fen"];
            /** @description Paid by the basic pool. */
            basic_fen: components["schemas"]["Fen"];
            /** @description Paid by critical-illness insurance. */
            critical_illness_fen: components["schemas"]["Fen"];
            /** @description Paid by the hardship supplement. */
            hardship_fen: components["schemas"]["Fen"];
            /** @description Paid by medical assistance. */
            assistance_fen: components["schemas"]["Fen"];
            /** @description Borne by the hospital. */
            hospital_fen: components["schemas"]["Fen"];
            /** @description The person's own share within scope. */
            self_in_scope_fen: components["schemas"]["Fen"];
        };
        /**
         * @description A settlement as it is answered and shown. Amounts of one settlement add up:
         *     total = out of scope + self-pay first + in scope; in scope = basic +
         *     critical illness + hardship + assistance + hospital + own share.
         */
        SettlementShown: {
            /** @description The settlement. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The settlement month in which it counts. */
            month: components["schemas"]["Month"];
            /** @description The whole bill. */
            total_fen: components["schemas"]["Fen"];
            /** @description At the patient's own cost wholly. */
            out_of_scope_fen: components["schemas"]["Fen"];
            /** @description Borne by the patient first. */
            preself_fen: components["schemas"]["Fen"];
            /** @description Within scope. */
            in_scope_fen: components["schemas"]["Fen"];
            /** @description The deductible borne. */
            deductible_fen: components["schemas"]["Fen"];
            /**
             * Format: int32
             * @description Percentage points taken off the ratios.
             */
            ratio_cut_points: number;
            /** @description Paid by the basic pool. */
            basic_fen: components["schemas"]["Fen"];
            /** @description Paid by critical-illness insurance. */
            critical_illness_fen: components["schemas"]["Fen"];
            /** @description Paid by the hardship supplement. */
            hardship_fen: components["schemas"]["Fen"];
            /** @description Paid by medical assistance. */
            assistance_fen: components["schemas"]["Fen"];
            /** @description Borne by the hospital. */
            hospital_fen: components["schemas"]["Fen"];
            /** @description Left to the person within scope. */
            self_in_scope_fen: components["schemas"]["Fen"];
            /**
             * Format: uint32
             * @description How many later bills came out otherwise.
             */
            recomputed: number;
        };
        /** @description Which settlement. */
        SettlementToReverse: {
            /** @description The settlement in force. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description Why; 1 to 200 signs. */
            reason: string;
        };
        /** @description The table. */
        Sheet: {
            /** @description Which matter. */
            matter: components["schemas"]["CaseKind"];
            /**
             * @description The bytes in base64: .xlsx or .csv, of the size that
             *     regulation/security/uploads.toml allows.
             */
            content_base64: string;
        };
        /** @description What acceptance would say. */
        SheetAnswer: {
            /** @description SM3 of the file, hex. */
            file_digest: string;
            /**
             * Format: uint32
             * @description How many applications would be accepted.
             */
            good: number;
            /**
             * Format: uint32
             * @description How many would be refused.
             */
            refused: number;
            /** @description Each of them, in the order of the table. */
            entries: components["schemas"]["EntryAnswer"][];
            /** @description The table with what is wrong in each row, .xlsx in base64; none when all are good. */
            marked_base64?: string | null;
        };
        /** @description What a fund has paid, by each of the three; in fen. */
        SideShown: {
            /** @description The fund's id, or `unassigned`. */
            fund_id: string;
            /** @description Its name. */
            fund: string;
            /** @description Its English name. */
            fund_en: string;
            /**
             * Format: int64
             * @description By the business.
             */
            business_fen: number;
            /**
             * Format: int64
             * @description By the books.
             */
            ledger_fen: number;
            /**
             * Format: int64
             * @description By the bank.
             */
            bank_fen: number;
        };
        /** @description What each side says. */
        Sides: {
            /**
             * Format: int64
             * @description What was approved.
             */
            approved_fen: number;
            /**
             * Format: int64
             * @description What its settlements come to now: later stays may have changed it.
             */
            settled_fen: number;
            /**
             * Format: int64
             * @description What was instructed and neither refused nor voided.
             */
            instructed_fen: number;
            /**
             * Format: int64
             * @description What the bank has paid.
             */
            paid_fen: number;
            /**
             * Format: int64
             * @description What posted vouchers have.
             */
            booked_fen: number;
        };
        /** @description The number for the day's messages. */
        SignNumber: {
            /** @description 30 hexadecimal digits; holds until the end of the civil day. */
            sign_no: string;
        };
        /** @description One of the three, and whether he has signed. */
        Signature: {
            /** @description The natural person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The name. */
            name: string;
            /** @description When he signed. */
            signed_at?: string | null;
        };
        /** @description Where the handover stands. */
        Signed: {
            /** @description SM3 of the list. */
            list_digest: string;
            /** @description All three have signed; the post has passed on. */
            complete: boolean;
        };
        /** @description A signature. */
        Signed2: {
            /** @description The duty. */
            duty: string;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description Who. */
            person_name: string;
            /** @description In which post. */
            post: string;
            /** @description On which day, in Beijing. */
            on: string;
        };
        /** @description Done. */
        SignedOut: {
            /** @description The provider. */
            provider_id: components["schemas"]["ProviderId"];
        };
        /** @description The way such a case would go. */
        Simulated: {
            /** @description The kind of case. */
            kind: components["schemas"]["CaseKind"];
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
            /** @description The day it is opened. */
            as_of: string;
            /** @description The first day of the version of the chain that applies. */
            chain_from: string;
            /** @description The first day on which that version holds no longer. */
            chain_until?: string | null;
            /**
             * Format: int64
             * @description The amount looked at, fen.
             */
            amount_fen: number;
            /** @description The circumstances looked at. */
            circumstances: string[];
            /** @description Every circumstance this chain knows. */
            known_circumstances: string[];
            /**
             * Format: uint32
             * @description Days over which earlier amounts add up, where they do.
             */
            sum_window_days?: number | null;
            /** @description Who may open it. */
            opened_by: components["schemas"]["DutyNamed"][];
            /** @description Every step of the chain, also those that do not apply. */
            steps: components["schemas"]["StepSupposed"][];
            /** @description Where the chain is laid down. */
            cites: string[];
        };
        /** @description The draws and what they rest on. */
        SpotCheckDraws: {
            /**
             * Format: uint32
             * @description The share of finished cases drawn today, in ten-thousandths.
             */
            share_permyriad: number;
            /** @description What can be wrong with a case. */
            faults: components["schemas"]["Named"][];
            /** @description The newest draws. */
            draws: components["schemas"]["DrawShown"][];
        };
        /** @description A spot check 抽查 of a finished case. */
        SpotCheckId: string;
        /** @description A case drawn to be checked. */
        SpotCheckRow: {
            /** @description The check. */
            spot_check_id: components["schemas"]["SpotCheckId"];
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description In which month it was finished. */
            month: string;
            /** @description Its kind. */
            kind: string;
            /** @description `open`, `in_order` or `fault`. */
            result: string;
            /** @description Which fault, in Chinese. */
            fault?: string | null;
            /** @description The same in English. */
            fault_en?: string | null;
            /** @description What was found, in words. */
            comment?: string | null;
            /** @description Who checked it. */
            checked_by?: string | null;
            /** @description On which day. */
            checked_on?: string | null;
            /** @description Whether this caller may check it. */
            may_check: boolean;
        };
        /** @description A member of staff 工作人员: a natural person, whatever account is used. */
        StaffId: string;
        /** @description A step of a chain. */
        StageShown: {
            /** @description The duty. */
            stage: string;
            /** @description Its name. */
            title: string;
            /** @description Its English name. */
            title_en: string;
            /** @description done, acting, waiting or returned. */
            state: string;
            /** @description Who did it. */
            person_name: string | null;
            /** @description When. */
            at: string | null;
            /** @description Where the step is laid down. */
            cite: string | null;
        };
        /** @description A standing 人员身份 of a person in the register. */
        StandingId: string;
        /** @description An entry of the register. */
        StandingRow: {
            /** @description The entry. */
            standing_id: components["schemas"]["StandingId"];
            /** @description Whose. */
            person_id: components["schemas"]["PersonId"];
            /** @description The name, masked. */
            person_name: string;
            /** @description What it is called. */
            called: components["schemas"]["Called2"];
            /** @description First day it holds. */
            from_date: string;
            /** @description Last day it holds, where it is known. */
            until_date?: string | null;
            /** @description Taken back altogether. */
            taken_back: boolean;
            /** @description In force today. */
            in_force: boolean;
            /** @description On what finding. */
            ground: string;
            /** @description Number of the list or certificate. */
            document: string;
            /** @description The case by which it began. */
            case_id: components["schemas"]["CaseId"];
            /** @description The case by which it ended. */
            ended_case_id?: components["schemas"]["CaseId"] | null;
        };
        /** @description A standing of a person over time. */
        StandingShown: {
            /** @description What it is called. */
            called: components["schemas"]["Called2"];
            /** @description First day it holds. */
            from_date: string;
            /** @description Last day it holds, where it is known. */
            until_date?: string | null;
            /** @description Taken back altogether. */
            taken_back: boolean;
        };
        /** @description What the bank says an account holds. */
        StatedBalance: {
            /** @description The fund. */
            fund: string;
            /** @description The account of the chart: 1003, 1004 … */
            account: string;
            /**
             * Format: int64
             * @description The balance, in fen.
             */
            balance_fen: number;
        };
        /** @description A monthly statement 月结算单 of a provider. */
        StatementId: string;
        /** @description A statement after a move. */
        StatementMoved: {
            /** @description The statement. */
            statement_id: components["schemas"]["StatementId"];
            /** @description Its state: in_review, approved, returned, in_payment, paid. */
            state: string;
            /** @description Where its case stands. */
            case: components["schemas"]["CaseMoved"];
        };
        /** @description Why a statement goes back. */
        StatementReason: "amount_wrong" | "deduction_wrong" | "payee_wrong" | "other";
        /** @description Which statement, from which step, and why. */
        StatementReturn: {
            /** @description The statement. */
            statement_id: components["schemas"]["StatementId"];
            /** @description The step at which the caller believes it to be. */
            duty: components["schemas"]["ReviewStep"];
            /** @description The reason. */
            reason: components["schemas"]["StatementReason"];
            /** @description What is to be done; needed. */
            comment: string;
        };
        /** @description A statement in the list. Amounts in fen. */
        StatementRow: {
            /** @description The statement. */
            statement_id: components["schemas"]["StatementId"];
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its number. */
            serial: string;
            /** @description The settlement month. */
            month: string;
            /** @description The provider. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /**
             * Format: int64
             * @description Claims.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description Medical cost.
             */
            total_fen: number;
            /**
             * Format: int64
             * @description Settled by all funds.
             */
            fund_fen: number;
            /**
             * Format: int64
             * @description Deducted of all funds.
             */
            deducted_fen: number;
            /**
             * Format: int64
             * @description To be paid.
             */
            payable_fen: number;
            /** @description in_review, approved, returned, in_payment, paid. */
            state: string;
            /** @description When it was declared. */
            declared_on: string;
            /** @description By when it must be paid. */
            pay_by: string;
            /** @description That day has passed and it is not paid. */
            overdue: boolean;
        };
        /** @description A statement with its arithmetic. Amounts in fen. */
        StatementView: {
            /** @description The statement. */
            statement_id: components["schemas"]["StatementId"];
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its number. */
            serial: string;
            /** @description The settlement month. */
            month: string;
            /** @description The provider. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /**
             * Format: int64
             * @description Claims.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description Medical cost.
             */
            total_fen: number;
            /**
             * Format: int64
             * @description Settled by all funds.
             */
            fund_fen: number;
            /**
             * Format: int64
             * @description Deducted of all funds.
             */
            deducted_fen: number;
            /**
             * Format: int64
             * @description To be paid.
             */
            payable_fen: number;
            /** @description in_review, approved, returned, in_payment, paid. */
            state: string;
            /** @description When it was declared. */
            declared_on: string;
            /** @description By when it must be paid. */
            pay_by: string;
            /** @description That day has passed and it is not paid. */
            overdue: boolean;
            /** @description National code of the provider. */
            provider_code: string;
            /**
             * Format: int32
             * @description Hospital level.
             */
            provider_level: number;
            /** @description The bank. */
            bank_name: string;
            /** @description The account, to its last four digits. */
            bank_account: string;
            /** @description Fund by fund. */
            funds: components["schemas"]["FundLine"][];
            /** @description Claim by claim, where something is deducted. */
            deductions: components["schemas"]["DeductionLine"][];
            /** @description Rule by rule, in medical cost. */
            reasons: components["schemas"]["ReasonLine"][];
            /** @description Claim by claim, what the hospital bears itself; no part of what is paid. */
            borne: components["schemas"]["BorneLine"][];
            /** @description What the house checked by itself. */
            checks: components["schemas"]["Check"][];
            /** @description What happened, oldest first. */
            timeline: components["schemas"]["TimelineEntry"][];
            /** @description The steps of its chain. */
            chain: components["schemas"]["ChainStep"][];
            /** @description Who must not do the step it waits for. */
            must_not: components["schemas"]["MustNot"][];
            /** @description What can be done now. */
            actions: components["schemas"]["Action"][];
            /** @description Who signed, in the order of the chain; for the printed statement. */
            signatories: components["schemas"]["Signed2"][];
            /** @description By which an outsider finds the record. */
            check_code: string;
            /** @description Where the printed statement is; once approved. */
            document?: string | null;
        };
        /** @description A standing of a person that benefit law looks at; a person may have several. */
        Status: "hardship" | "registered_poor" | "extreme_poverty" | "subsistence" | "returned_to_poverty" | "near_subsistence" | "monitored" | "illness_impoverished" | "retiree" | "civil_servant" | "student" | "disabled" | "low_income" | "preferred";
        /**
         * Format: int64
         * @description Number of a stay, or of one part of a stay settled in two parts; ascending
         *     in the order of settlement within a person.
         */
        StayId: number;
        /** @description One step: a figure, how it came about in words, and what it rests on. */
        Step: {
            /** @description Stable name of the step: `deductible_borne`. */
            code: string;
            /** @description What it is, Chinese. */
            title: string;
            /** @description The same in English. */
            title_en: string;
            /** @description How it came about, Chinese; empty where it was given. */
            formula: string;
            /** @description The same in English. */
            formula_en: string;
            /** @description The amount, where it is one. */
            value_fen?: components["schemas"]["Fen"] | null;
            /**
             * Format: int64
             * @description The ratio in ten-thousandths, where it is or has one.
             */
            rate_permyriad?: number | null;
            /** @description The article it rests on, where it rests on one. */
            article?: components["schemas"]["Article"] | null;
            /** @description The steps below it. */
            children?: components["schemas"]["Step"][];
        };
        /** @description Why a case goes back or is refused for good. */
        StepAgainstCase: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The step at which the caller believes it to be. */
            duty: components["schemas"]["Duty"];
            /** @description A reason of the matter's list, by its code. */
            reason_code: string;
            /** @description What is to be done, or why; needed. */
            comment: string;
        };
        /** @description A case of a matter at one of its steps, and a word on it. */
        StepOfCase: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The step at which the caller believes it to be. */
            duty: components["schemas"]["Duty"];
            /**
             * @description A word on it.
             * @default
             */
            comment?: string;
        };
        /** @description A step of a chain. */
        StepRow: {
            /** @description Its code. */
            duty: string;
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
            /** @description Its name in this chain, in Chinese. */
            title: string;
            /** @description Its name in this chain, in English. */
            title_en: string;
            /**
             * Format: uint32
             * @description Working days it has.
             */
            limit_days: number;
            /** @description It does not apply to every case. */
            conditional: boolean;
            /** @description The article. */
            cite: string;
        };
        /** @description Persons whose change lies in a step. */
        StepRow2: {
            /** @description More than this. */
            above_fen: components["schemas"]["Fen"];
            /** @description Up to this; none in the last step. */
            to_fen: components["schemas"]["Fen"] | null;
            /**
             * Format: uint64
             * @description Persons who pay less by so much.
             */
            better: number;
            /**
             * Format: uint64
             * @description Persons who pay more by so much.
             */
            worse: number;
        };
        /** @description Where a step stands. */
        StepState: "done" | "acting" | "waiting" | "returned";
        /** @description A step. */
        StepSupposed: {
            /** @description Its code. */
            duty: string;
            /** @description Its name, in Chinese. */
            label: string;
            /** @description Its name, in English. */
            label_en: string;
            /** @description Its name in this chain, in Chinese. */
            title: string;
            /** @description Its name in this chain, in English. */
            title_en: string;
            /** @description Whether the case passes it. */
            applies: boolean;
            /** @description Why, in Chinese. */
            why: string;
            /** @description Why, in English. */
            why_en: string;
            /** @description The authority it needs. */
            authority: string;
            /** @description The same, in Chinese. */
            authority_label: string;
            /** @description The article of that authority. */
            authority_cite: string;
            /**
             * Format: uint32
             * @description Working days it has.
             */
            limit_days: number;
            /** @description The limit is this agency's, not one of the article. */
            limit_local: boolean;
            /** @description The article of the step, or of the reason why it applies. */
            cite: string;
            /** @description Whoever holds the duty today. */
            holders: components["schemas"]["Holder2"][];
        };
        /** @description The claims of a hospital and risk. */
        StratumShown: {
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description The risk's code. */
            risk: string;
            /** @description The risk, in Chinese. */
            risk_title: string;
            /** @description The risk, in English. */
            risk_title_en: string;
            /**
             * Format: int64
             * @description How many claims.
             */
            claims_count: number;
            /**
             * Format: int64
             * @description The share drawn, in ten-thousandths.
             */
            share_permyriad: number;
            /**
             * Format: int64
             * @description How many are drawn: the share, rounded up.
             */
            drawn_count: number;
        };
        /** @description The six columns, in fen. */
        Sums: {
            /**
             * Format: int64
             * @description Opening balances on the debit side.
             */
            opening_debit_fen: number;
            /**
             * Format: int64
             * @description Opening balances on the credit side.
             */
            opening_credit_fen: number;
            /**
             * Format: int64
             * @description Debited in the month.
             */
            debit_fen: number;
            /**
             * Format: int64
             * @description Credited in the month.
             */
            credit_fen: number;
            /**
             * Format: int64
             * @description Closing balances on the debit side.
             */
            closing_debit_fen: number;
            /**
             * Format: int64
             * @description Closing balances on the credit side.
             */
            closing_credit_fen: number;
        };
        /** @description What was suspended. */
        Suspended: {
            /** @description The accounts. */
            account_ids: components["schemas"]["AccountId"][];
        };
        /** @description Who sits at the hospital's end. */
        SystemToSignIn: {
            /** @description The operator as the hospital's system names it; 1 to 30 signs. */
            operator: string;
        };
        /** @description A column. */
        TableColumn: {
            /** @description Its stable name. */
            name: string;
            /** @description The field of a draft's row in which it stands. */
            field: string;
            /** @description What it is called, in Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /** @description item, code, text, choice, number or day. */
            holds: string;
            /** @description Whether it tells rows of the table apart. */
            identifies: boolean;
            /** @description Of a choice: what may stand there. */
            choices: string[];
        };
        /** @description A table. */
        TableRow: {
            /** @description Its stable name. */
            table: string;
            /** @description What it is called, in Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /**
             * Format: uint32
             * @description How many rows hold on the day.
             */
            row_count: number;
            /**
             * Format: int64
             * @description The last version that brought rows of those; 0 the founding one.
             */
            version: number;
            /** @description The rules that ask it, by number. */
            rules: number[];
            /** @description Its columns. */
            columns: components["schemas"]["TableColumn"][];
        };
        /** @description The paper taken in. */
        TakenIn: {
            /** @description Its id, for `matter.accept`. */
            material_id: components["schemas"]["MaterialId"];
            /** @description SM3 of its bytes, hex. */
            content_digest: string;
            /** @description What it is, by its content. */
            media_type: string;
            /**
             * Format: int64
             * @description Its size.
             */
            size_bytes: number;
        };
        /** @description Cases of one kind at one step. */
        Task: {
            /** @description audit, sample, statement, payment, voucher. */
            kind: string;
            /** @description The step they wait at. */
            stage: string;
            /**
             * Format: int64
             * @description How many I may do.
             */
            count: number;
            /**
             * Format: int64
             * @description How many of them are past their day.
             */
            overdue_count: number;
        };
        /** @description A file. */
        TemplateFile: {
            /** @description Its name. */
            file_name: string;
            /** @description Its bytes in base64. */
            content_base64: string;
        };
        /** @description Who is tied to whom. */
        Tie: {
            /**
             * @description Whose tie; the caller's own when left out.
             * @default null
             */
            staff_id?: components["schemas"]["StaffId"] | null;
            /**
             * @description An insured person: himself or a relative.
             * @default null
             */
            person_id?: components["schemas"]["PersonId"] | null;
            /**
             * @description An institution.
             * @default null
             */
            provider_id?: components["schemas"]["ProviderId"] | null;
            /** @description What the tie is. */
            relation: components["schemas"]["Relation"];
        };
        /** @description A tie. */
        TieRow: {
            /** @description Its number in the register. */
            interest_id: string;
            /** @description Whose. */
            person_name: string;
            /** @description The insured person or institution, as its id. */
            subject: string;
            /** @description self, relative, interest. */
            relation: string;
            /** @description Since when. */
            from_date: string;
            /** @description Until when. */
            until_date?: string | null;
        };
        /** @description Which tie, and why. */
        TieToEnd: {
            /** @description Its number in the register. */
            interest_id: string;
            /** @description Why; needed. */
            reason: string;
        };
        /** @description Something that happened on a case. */
        TimelineEntry: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who. */
            person_name: string;
            /** @description For whom, where it was done by delegation. */
            on_behalf_of?: string | null;
            /** @description In which post, as it was then. */
            post: string;
            /** @description The duty used. */
            duty: string;
            /** @description submit, agree, ask_provider, answer, provider_silent, return, reject, withdraw … */
            code: string;
            /** @description The same in Chinese. */
            action: string;
            /** @description The same in English. */
            action_en: string;
            /** @description What was said. */
            comment?: string;
        };
        /** @description What is confirmed. */
        ToConfirm: {
            /** @description The instruction. */
            instruction_id: components["schemas"]["InstructionId"];
            /** @description What became of it. */
            result: components["schemas"]["FinalResult"];
            /** @description The bank's number of that result. */
            bank_reference: string;
            /** @description How it was made sure. */
            comment: string;
        };
        /** @description Which cases are drawn from. */
        ToDraw: {
            /** @description The month in which they were finished. */
            month: components["schemas"]["Month"];
            /** @description Their kind. */
            kind: components["schemas"]["CaseKind"];
        };
        /** @description What is to be paid: statements or reimbursements of one month, never both. */
        ToPay: {
            /**
             * @description The settlement month of all statements, or the month in which all
             *     reimbursements were approved.
             */
            month: components["schemas"]["Month"];
            /**
             * @description The statements, up to 500.
             * @default []
             */
            statement_ids?: components["schemas"]["StatementId"][];
            /**
             * @description Or the reimbursements, up to 500.
             * @default []
             */
            reimbursement_ids?: components["schemas"]["ReimbursementId"][];
        };
        /** @description Which batch. */
        ToRelease: {
            /** @description The batch. */
            batch_id: components["schemas"]["BatchId"];
            /**
             * @description A word about it.
             * @default
             */
            comment?: string;
        };
        /** @description What is to be reset, and why. */
        ToReset: {
            /** @description Whose. */
            account_id: components["schemas"]["AccountId"];
            /** @description What. */
            kind: components["schemas"]["ResetKind"];
            /** @description Why; 4 to 200 signs. */
            reason: string;
        };
        /** @description A month. */
        TouchedMonth: {
            /** @description The settlement month. */
            month: string;
            /** @description open, frozen, audited, stated or closed; only an open one will be audited with the change. */
            state: string;
            /**
             * Format: int64
             * @description Its claims the change is about.
             */
            claims: number;
        };
        /** @description A settlement with lines that would be split otherwise. */
        TouchedRow: {
            /** @description The settlement. */
            settlement_id: components["schemas"]["SettlementId"];
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The provider; none for a reimbursement. */
            provider_name: string | null;
            /**
             * Format: uint32
             * @description How many lines.
             */
            lines: number;
            /** @description Of these within scope, as settled. */
            in_scope_before_fen: components["schemas"]["Fen"];
            /** @description Of these within scope, with the change. */
            in_scope_after_fen: components["schemas"]["Fen"];
        };
        /** @description An hour. */
        TrafficHour: {
            /**
             * Format: int32
             * @description 0 to 23, in Beijing.
             */
            hour: number;
            /**
             * Format: int64
             * @description Messages.
             */
            messages: number;
            /**
             * Format: int64
             * @description Those that were refused.
             */
            refused: number;
            /**
             * Format: int64
             * @description The slowest answer, in milliseconds.
             */
            slowest_ms: number;
        };
        /** @description Why messages of one hospital for one transaction were refused. */
        TrafficReason: {
            /** @description The hospital; none when the sender was not proven. */
            provider_id: components["schemas"]["ProviderId"] | null;
            /** @description Its name. */
            provider_name: string | null;
            /** @description Number of the transaction; empty when it could not be read. */
            infno: string;
            /** @description The refusal's code. */
            code: string;
            /**
             * Format: int64
             * @description How many.
             */
            messages: number;
        };
        /** @description The day. */
        TrafficShown: {
            /** @description YYYY-MM-DD. */
            day: string;
            /**
             * Format: int64
             * @description All its messages.
             */
            messages: number;
            /**
             * Format: int64
             * @description Those that were refused.
             */
            refused: number;
            /** @description The hours in which messages came. */
            hours: components["schemas"]["TrafficHour"][];
            /** @description Reasons of refusal, the most frequent first. */
            reasons: components["schemas"]["TrafficReason"][];
        };
        /** @description An entry in the list. */
        TrailRow: {
            /** @description The entry. */
            entry_id: string;
            /** @description When. */
            at: string;
            /** @description The verb. */
            command: string;
            /** @description What it is called in Chinese; the verb itself where it is no command of this version. */
            title: string;
            /** @description In English. */
            title_en: string;
            /** @description The natural person, if one acted. */
            staff_id: components["schemas"]["StaffId"] | null;
            /** @description The person's name. */
            staff_name: string | null;
            /** @description done or refused. */
            outcome: string;
            /**
             * Format: int64
             * @description Its place in the tree; none until integrated, within a second.
             */
            leaf_index: number | null;
        };
        /** @description A trial balance. */
        TrialBalanceShown: {
            /** @description The month. */
            month: components["schemas"]["Month"];
            /** @description The fund. */
            fund: string;
            /** @description Whether the month is closed. */
            closed: boolean;
            /** @description The accounts, by code. */
            rows: components["schemas"]["BalanceShown"][];
            /** @description All of them together. */
            totals: components["schemas"]["Sums"];
            /** @description Whether debit equals credit in every column. */
            balanced: boolean;
        };
        /** @description What it would have found. */
        TrialOutcome: {
            /** @description The months it ran over, the latest first; none where none is kept. */
            months: string[];
            /** @description By month and rule. */
            rows: components["schemas"]["Tried"][];
        };
        /** @description The amounts; they add up as those of a settlement. */
        TrialShown: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The whole bill. */
            total_fen: components["schemas"]["Fen"];
            /** @description At the patient's own cost wholly. */
            out_of_scope_fen: components["schemas"]["Fen"];
            /** @description Borne by the patient first. */
            preself_fen: components["schemas"]["Fen"];
            /** @description Within scope. */
            in_scope_fen: components["schemas"]["Fen"];
            /** @description The deductible borne. */
            deductible_fen: components["schemas"]["Fen"];
            /** @description Paid by the basic pool. */
            basic_fen: components["schemas"]["Fen"];
            /** @description Paid by critical-illness insurance. */
            critical_illness_fen: components["schemas"]["Fen"];
            /** @description Paid by the hardship supplement. */
            hardship_fen: components["schemas"]["Fen"];
            /** @description Paid by medical assistance. */
            assistance_fen: components["schemas"]["Fen"];
            /** @description Borne by the hospital. */
            hospital_fen: components["schemas"]["Fen"];
            /** @description Left to the person within scope. */
            self_in_scope_fen: components["schemas"]["Fen"];
        };
        /** @description What a rule found in a month, without and with the change. */
        Tried: {
            /** @description The settlement month. */
            month: string;
            /**
             * Format: int32
             * @description The rule's public number.
             */
            rule: number;
            /** @description Its name, in Chinese. */
            title: string;
            /** @description In English. */
            title_en: string;
            /**
             * Format: int64
             * @description Findings with the knowledge in force on the change's first day.
             */
            hits_before: number;
            /** @description Their amount in question. */
            amount_before_fen: components["schemas"]["Fen"];
            /**
             * Format: int64
             * @description Findings with the change.
             */
            hits_after: number;
            /** @description Their amount in question. */
            amount_after_fen: components["schemas"]["Fen"];
        };
        /** @description What comes out. */
        Tried2: {
            /** @description The policy. */
            policy: components["schemas"]["PolicyHead"];
            /** @description What was given, as it was read. */
            given: components["schemas"]["GivenCase"];
            /** @description Every bill in order. */
            bills: components["schemas"]["TriedBill"][];
            /** @description How the last one came about; its parts add up to the bill. */
            steps: components["schemas"]["Step"];
            /** @description What each fund pays of the last one. */
            funds: components["schemas"]["FundPays"][];
            /** @description What each part of the last one comes to; they add up to the bill. */
            parts: components["schemas"]["PartOfBill"][];
            /** @description Who owes whom, at each desk of which the policy says it; the one asked for first. */
            desks: components["schemas"]["DeskDues"][];
        };
        /** @description A bill as it came out. */
        TriedBill: {
            /**
             * Format: uint
             * @description Its place in the list, from 1.
             */
            number: number;
            /** @description First day. */
            admit: string;
            /** @description The kind of care. */
            care: components["schemas"]["Called2"];
            /** @description What everyone pays. */
            outcome: components["schemas"]["Outcome"];
            /** @description What the funds and the account pay. */
            funds_fen: components["schemas"]["Fen"];
            /** @description What the person pays. */
            person_fen: components["schemas"]["Fen"];
        };
        /** @description A line that does not match. */
        UnmatchedLine: {
            /**
             * Format: int32
             * @description The line of the file, from 1; the head is line 1.
             */
            line: number;
            /** @description The instruction it names. */
            reference: string;
            /** @description The bank's number. */
            bank_reference: string;
            /** @description Why it does not match. */
            matching: components["schemas"]["Matching"];
        };
        /** @description Lines of one own code that do not match. */
        UnmatchedRow: {
            /** @description The hospital. */
            provider_id: components["schemas"]["ProviderId"];
            /** @description Its name. */
            provider_name: string;
            /** @description The hospital's own code; none when it sent none. */
            own_code: string | null;
            /** @description The national code of the lines. */
            item_code: string;
            /** @description Its name. */
            item_name: string;
            /** @description unmapped or contradicting. */
            fault: string;
            /** @description To what the own code is mapped today; none when it is not. */
            mapped_to: string | null;
            /**
             * Format: int64
             * @description How many lines.
             */
            lines: number;
            /** @description Their amount. */
            amount_fen: components["schemas"]["Fen"];
        };
        /** @description A receipt line that matched nothing. */
        UnmatchedShown: {
            /**
             * Format: int32
             * @description The line of its file.
             */
            line: number;
            /** @description The instruction it names. */
            reference: string;
            /** @description The bank's number. */
            bank_reference: string;
            /**
             * Format: int64
             * @description The amount, in fen.
             */
            amount_fen: number;
            /** @description What it says: done, refused, unknown. */
            result: string;
            /** @description Why it matches nothing. */
            matching: string;
        };
        /** @description What everybody may know of it. */
        Verified: {
            /** @description Whether number and code belong together. */
            genuine: boolean;
            /** @description What it is; none when they do not. */
            paper?: components["schemas"]["PaperShown"] | null;
        };
        /** @description A row of the catalogue. */
        VersionShown: {
            /** @description National code. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description The national list, dictionary list_type. */
            list_type: string;
            /** @description a, b or c. */
            class: string;
            /**
             * Format: int32
             * @description The share borne first, in ten-thousandths.
             */
            preself_permyriad: number;
            /** @description What is priced. */
            unit: string;
            /** @description Listed price. */
            price_fen: components["schemas"]["Fen"];
            /** @description First day. */
            from_date: string;
            /**
             * Format: int64
             * @description With which version it came.
             */
            release: number;
            /** @description Whether the row lists the item or ends its listing. */
            listed: boolean;
            /** @description Last day; none while nothing follows. */
            until_date: string | null;
            /** @description Whether a later version of the same first day took its place. */
            superseded: boolean;
            /** @description The case that brought it; none for the first version. */
            case_id: components["schemas"]["CaseId"] | null;
            /**
             * Format: int32
             * @description 0 none, 1 male, 2 female.
             */
            sex_limit: number;
            /**
             * Format: int32
             * @description Completed years.
             */
            min_age: number;
            /**
             * Format: int32
             * @description Completed years; 150 none.
             */
            max_age: number;
            /**
             * Format: int32
             * @description Lowest hospital level; 0 none.
             */
            min_level: number;
            /** @description Categories that allow it; empty: any. */
            diagnoses: string;
            /**
             * Format: int32
             * @description Hundredths of a unit; 0 none.
             */
            max_per_day: number;
            /**
             * Format: int32
             * @description Hundredths of a unit; 0 none.
             */
            max_per_stay: number;
            /**
             * Format: int32
             * @description Days; 0 none.
             */
            max_supply_days: number;
        };
        /** @description What is otherwise. */
        VisitAmended: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /**
             * @description The hospital's own number.
             * @default null
             */
            record_number?: string | null;
            /**
             * Format: date
             * @description First day, YYYY-MM-DD.
             * @default null
             */
            admit_date?: string | null;
            /**
             * @description Main diagnosis, ICD-10; with it the second one is replaced or dropped.
             * @default null
             */
            diagnosis_1?: string | null;
            /**
             * @description Second diagnosis.
             * @default null
             */
            diagnosis_2?: string | null;
            /**
             * Format: uint8
             * @description 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
             * @default null
             */
            referral?: number | null;
            /**
             * @description What it is paid as.
             * @default null
             */
            care?: components["schemas"]["VisitCare"] | null;
        };
        /** @description The visit. */
        VisitBegun: {
            /** @description Its id. */
            visit_id: components["schemas"]["VisitId"];
        };
        /** @description What a visit is paid as. */
        VisitCare: {
            /** @constant */
            as: "ordinary";
        } | {
            /** @constant */
            as: "emergency_died";
        } | {
            /** @constant */
            as: "chronic";
            disease: string;
        } | {
            /** @constant */
            as: "fixed_price";
            disease: string;
        } | {
            /** @constant */
            as: "birth";
            disease: components["schemas"]["Birth"];
        };
        /** @description What would be found. */
        VisitChecked: {
            /** @description In the order of rules and lines. */
            findings: components["schemas"]["FoundBefore"][];
        };
        /** @description Which visit and when it ended. */
        VisitEnd: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /**
             * Format: date
             * @description Last day, YYYY-MM-DD.
             */
            discharge_date: string;
            /** @description What it is paid as, where only its end tells: a birth. */
            care?: components["schemas"]["VisitCare"] | null;
        };
        /** @description A visit 就诊: outpatient or inpatient. */
        VisitId: string;
        /** @description Kinds of visit. */
        VisitKind: "outpatient" | "inpatient";
        /** @description Which visit. */
        VisitToCancel: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
        };
        /** @description Which visit, and what is thought of. */
        VisitToCheck: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /**
             * @description Lines beyond those uploaded.
             * @default []
             */
            lines?: components["schemas"]["NewLine"][];
        };
        /** @description Which stay. */
        VisitToReopen: {
            /** @description The stay. */
            visit_id: components["schemas"]["VisitId"];
        };
        /** @description Which visit, and what the hospital's own sum is. */
        VisitToSettle: {
            /** @description The visit. */
            visit_id: components["schemas"]["VisitId"];
            /** @description The sum of the bill as the hospital has it; refused when ours differs. */
            total_fen: components["schemas"]["Fen"];
            /**
             * @description The number of the hospital's invoice, where there is one: what it stands
             *     for is not reimbursed a second time.
             */
            invoice_number?: string | null;
            /** @description The hospital's number of the charge that is settled, for outpatients. */
            batch?: string | null;
        };
        /** @description How somebody voted. */
        Vote: "agree" | "against" | "abstain";
        /** @description A vote. */
        VoteShown: {
            /** @description Whose. */
            person_name: string;
            /** @description agree, against or abstain; nothing until cast. */
            vote?: string | null;
            /** @description Why. */
            reason?: string;
        };
        /** @description On which case, and how. */
        VoteToCast: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description The vote. */
            vote: components["schemas"]["Vote"];
            /**
             * @description Why; needed with a vote against.
             * @default
             */
            reason?: string;
        };
        /** @description A vote that was cast. */
        Voted: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /**
             * Format: uint32
             * @description How many of those invited have voted now.
             */
            voted: number;
        };
        /** @description Which voucher. */
        VoucherAndComment: {
            /** @description The voucher. */
            voucher_id: components["schemas"]["VoucherId"];
            /**
             * @description A word about it.
             * @default
             */
            comment?: string;
        };
        /** @description Which voucher, and why. */
        VoucherAndReason: {
            /** @description The voucher. */
            voucher_id: components["schemas"]["VoucherId"];
            /** @description Why; 1 to 500 signs. */
            reason: string;
        };
        /** @description A voucher 凭证 of the books. */
        VoucherId: string;
        /** @description A line of a voucher. */
        VoucherLine: {
            /** @description The account. */
            account_code: string;
            /** @description Its name. */
            account_name: string;
            /** @description Its English name. */
            account_name_en: string;
            /** @description What it is about. */
            summary: string;
            /**
             * Format: int64
             * @description Debited, in fen; 0 for a credit line.
             */
            debit_fen: number;
            /**
             * Format: int64
             * @description Credited, in fen; 0 for a debit line.
             */
            credit_fen: number;
        };
        /** @description A voucher that was made. */
        VoucherMade: {
            /** @description Its id; its number it gets when it is posted. */
            voucher_id: components["schemas"]["VoucherId"];
            /** @description The month of the books it is in. */
            month: components["schemas"]["Month"];
            /**
             * Format: int64
             * @description The sum of its debit lines in fen.
             */
            total_fen: number;
        };
        /** @description A voucher in the list. */
        VoucherRow: {
            /** @description The voucher. */
            voucher_id: components["schemas"]["VoucherId"];
            /** @description Its number, once posted. */
            serial: string | null;
            /** @description The month of the books. */
            month: string;
            /** @description The day it was posted. */
            booked_on: string | null;
            /** @description The fund. */
            fund: string;
            /** @description Its name. */
            fund_name: string;
            /** @description Its English name. */
            fund_name_en: string;
            /** @description The event it books. */
            event: string;
            /** @description What it is about. */
            summary: string;
            /**
             * Format: int64
             * @description The sum of its debit lines, in fen.
             */
            amount_fen: number;
            /** @description made, reviewed, posted or void. */
            state: string;
            /** @description Who made it. */
            made_by: string | null;
            /** @description Who reviewed it. */
            reviewed_by: string | null;
            /** @description Who posted it. */
            posted_by: string | null;
            /** @description The case by which its month, closed before, was open when it was made. */
            reopening_case_id: components["schemas"]["CaseId"] | null;
        };
        /** @description A voucher as it is now. */
        VoucherState: {
            /** @description The voucher. */
            voucher_id: components["schemas"]["VoucherId"];
            /** @description made, reviewed, posted or void. */
            state: string;
            /** @description Its number, once posted: `JZ-resident_basic-202610-0001`. */
            serial: string | null;
        };
        /** @description A voucher with everything about it. */
        VoucherView: {
            /** @description The voucher. */
            voucher_id: components["schemas"]["VoucherId"];
            /** @description Its number, once posted. */
            serial: string | null;
            /** @description The month of the books. */
            month: string;
            /** @description The day it was posted. */
            booked_on: string | null;
            /** @description The fund. */
            fund: string;
            /** @description Its name. */
            fund_name: string;
            /** @description Its English name. */
            fund_name_en: string;
            /** @description The event it books. */
            event: string;
            /** @description What it is about. */
            summary: string;
            /**
             * Format: int64
             * @description The sum of its debit lines, in fen.
             */
            amount_fen: number;
            /** @description made, reviewed, posted or void. */
            state: string;
            /** @description Who made it. */
            made_by: string | null;
            /** @description Who reviewed it. */
            reviewed_by: string | null;
            /** @description Who posted it. */
            posted_by: string | null;
            /** @description The case by which its month, closed before, was open when it was made. */
            reopening_case_id: components["schemas"]["CaseId"] | null;
            /** @description Its case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Its lines. */
            lines: components["schemas"]["VoucherLine"][];
            /** @description The voucher it undoes. */
            reverses: components["schemas"]["VoucherId"] | null;
            /** @description The voucher that undoes it. */
            reversed_by: components["schemas"]["VoucherId"] | null;
            /** @description The batch it books. */
            batch_id: components["schemas"]["BatchId"] | null;
            /** @description The number of that batch. */
            source: string | null;
            /** @description The steps with names. */
            chain: components["schemas"]["StageShown"][];
            /** @description What happened. */
            timeline: components["schemas"]["HappenedShown"][];
            /** @description What this caller may do. */
            actions: components["schemas"]["ActionShown"][];
        };
        /** @description What a draft comes to. */
        WhatIfReport: {
            /** @description The policy in force. */
            before: components["schemas"]["PolicyNamed"];
            /** @description The draft. */
            after: components["schemas"]["PolicyNamed"];
            /** @description What the draft says otherwise. */
            differences: components["schemas"]["PolicyDifference"][];
            /**
             * Format: uint64
             * @description Stays compared.
             */
            stays: number;
            /**
             * Format: uint64
             * @description Their persons.
             */
            persons: number;
            /** @description Their bills. */
            total_fen: components["schemas"]["Fen"];
            /** @description Of them, in scope. */
            in_scope_fen: components["schemas"]["Fen"];
            /** @description The first month of admission, YYYY-MM; empty without stays. */
            first_month: string;
            /** @description The last one. */
            last_month: string;
            /** @description Stays refused under either policy, and left out. */
            refused: components["schemas"]["RefusedRow"][];
            /** @description What each fund, the hospitals and the persons pay. */
            payers: components["schemas"]["PayerRow"][];
            /** @description By tier of hospital. */
            by_tier: components["schemas"]["GroupRow"][];
            /** @description By age on admission. */
            by_age: components["schemas"]["GroupRow"][];
            /** @description By hardship. */
            by_hardship: components["schemas"]["GroupRow"][];
            /** @description By month of admission. */
            by_month: components["schemas"]["GroupRow"][];
            /** @description Who is better and who worse off. */
            winners: components["schemas"]["WhoIsBetter"];
            /** @description Stays at the yearly caps. */
            caps: components["schemas"]["CapRow"][];
            /** @description How long the basic fund reaches; where its standing was given. */
            outlook: components["schemas"]["OutlookShown"] | null;
        };
        /** @description What it comes to. */
        WhatIfShown: {
            /** @description The report. */
            report: components["schemas"]["WhatIfReport"];
            /** @description The draft as text, which the command line reads. */
            draft_text: string;
            /** @description The file asked for. */
            file: components["schemas"]["ReportFile"] | null;
        };
        /** @description Which request. */
        WhichReset: {
            /** @description Which. */
            reset_id: components["schemas"]["ResetId"];
        };
        /** @description Persons by what the draft means to them. */
        WhoIsBetter: {
            /**
             * Format: uint64
             * @description Persons who pay less.
             */
            better: number;
            /**
             * Format: uint64
             * @description Persons who pay more.
             */
            worse: number;
            /**
             * Format: uint64
             * @description Persons who pay the same.
             */
            same: number;
            /** @description What they pay less together. */
            better_by_fen: components["schemas"]["Fen"];
            /** @description What they pay more together. */
            worse_by_fen: components["schemas"]["Fen"];
            /** @description By step of the change. */
            steps: components["schemas"]["StepRow2"][];
            /** @description The largest changes for the better. */
            most_better: components["schemas"]["ChangeRow"][];
            /** @description The largest changes for the worse. */
            most_worse: components["schemas"]["ChangeRow"][];
        };
        /** @description Which case, and why. */
        Withdrawal: {
            /** @description The case. */
            case_id: components["schemas"]["CaseId"];
            /** @description Why; needed. */
            reason: string;
        };
        /** @description Cost that no fund pays, or out-of-scope cost that is not the person's. */
        Withheld: {
            /** @description Id of the reason in the policy. */
            reason: string;
            /** @description How much, fen. */
            amount: components["schemas"]["Fen"];
        };
        /** @description The seeds recorded as held back. */
        WithheldSeeds: {
            /** @description The settlement month. */
            month: components["schemas"]["Month"];
            /** @description Who held a seed back. */
            persons: components["schemas"]["StaffId"][];
        };
        /** @description A witness. */
        WitnessShown: {
            /** @description The name of its key. */
            name: string;
            /** @description The key, one line. */
            verifier_key: string;
            /** @description Since when its cosignature counts. */
            appointed_on: string;
            /** @description Until when, if it was dismissed. */
            dismissed_on: string | null;
            /**
             * Format: int64
             * @description The largest size it has cosigned; none: nothing yet.
             */
            cosigned_size: number | null;
            /** @description When that came. */
            cosigned_at: string | null;
        };
        /** @description The witness, by its key. */
        WitnessToAppoint: {
            /**
             * 见证方公钥
             * @description Its verifying key, one line `name+id+key`, obtained from whoever runs it.
             */
            verifier_key: string;
        };
        /** @description Which witness, and why. */
        WitnessToDismiss: {
            /**
             * 见证方名称
             * @description Its name.
             */
            name: string;
            /**
             * 理由
             * @description Why; 4 to 200 signs.
             */
            reason: string;
        };
        /** @description Words in both languages. */
        Words: {
            /** @description Chinese. */
            zh: string;
            /** @description English. */
            en: string;
        };
        /** @description The workbench. */
        Workbench: {
            /** @description The settlement month in work, if there is one. */
            month: string | null;
            /** @description What waits for me. */
            tasks: components["schemas"]["Task"][];
            /** @description What stands in the way of the month, for everyone. */
            blockers: components["schemas"]["Blocker"][];
            /** @description Rotations that are overdue or due soon. */
            rotations: components["schemas"]["RotationAlarm"][];
            /**
             * @description Months of the books that were opened again and that inspection has not looked
             *     into; told to inspection and to whoever leads.
             */
            reopened_months: string[];
        };
        /** @description A case. */
        WorkedCase: {
            /** @description The file it stands in. */
            file: string;
            /** @description Its name. */
            name: string;
            /** @description The articles it shows. */
            articles: components["schemas"]["Article"][];
            /** @description Why the result is what it is. */
            note: string;
            /** @description What is given; only where one case was asked for. */
            given: components["schemas"]["GivenCase"] | null;
        };
        /** @description The cases found. */
        WorkedCases: {
            /** @description In the order of files and lines. */
            cases: components["schemas"]["WorkedCase"][];
        };
    };
    responses: {
        /** @description The request was not carried out; nothing was changed. */
        NotDone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "account.acknowledge_alert": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertAndNote"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSeen"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.alerts": {
        parameters: {
            query?: {
                /** @description Of this kind. */
                kind?: ("shared_device" | "locked" | "unused" | "left" | "stood_in" | "seed_withheld") | null;
                /** @description Only those nobody has dealt with, or only the others. */
                open?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page3"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.confirm_reset": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichReset"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetDone"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.list": {
        parameters: {
            query?: {
                /** @description In this state. */
                status?: ("unconfirmed" | "active" | "suspended") | null;
                /** @description Whose login or holder's name contains this. */
                q?: string | null;
                /** @description How they are sorted; by login when not said. */
                sort?: ("login" | "password_set_at") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.refuse_reset": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetRefused"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.request_reset": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToReset"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetRequested"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.resets": {
        parameters: {
            query?: {
                /** @description In this state. */
                state?: ("waiting" | "done" | "refused") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page2"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.resume": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.suspend": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "account.suspend_unused": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suspended"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "article.view": {
        parameters: {
            query: {
                /** @description Its id, such as R1-12.11. */
                article: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit.run": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfMonth"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audited"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_case.answer": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answers"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_case.first_review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proposals"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_case.provider_silent": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfCase"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_case.resubmit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resubmission"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_case.return": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseReturn"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_case.second_review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decisions"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_rule.list": {
        parameters: {
            query?: {
                /** @description Part of its name, or its number. */
                words?: string | null;
                /** @description Of this class. */
                class?: ("policy" | "management" | "medical") | null;
                /** @description As sure as this. */
                severity?: ("certain" | "suspicious") | null;
                /** @description Those that run, or those that lack data. */
                runs?: boolean | null;
                /** @description Those that cry wolf, or those that do not. */
                cries_wolf?: boolean | null;
                /** @description Findings from this settlement month on. */
                from_month?: string | null;
                /** @description Findings up to this settlement month. */
                until_month?: string | null;
                /** @description Findings at this hospital. */
                provider_id?: string | null;
                /** @description The order; by number when none is named. */
                sort?: ("rule" | "hits" | "amount_fen" | "cleared_permyriad") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page13"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_rule.precision_file": {
        parameters: {
            query?: {
                /** @description Part of its name, or its number. */
                words?: string | null;
                /** @description Of this class. */
                class?: ("policy" | "management" | "medical") | null;
                /** @description As sure as this. */
                severity?: ("certain" | "suspicious") | null;
                /** @description Those that run, or those that lack data. */
                runs?: boolean | null;
                /** @description Those that cry wolf, or those that do not. */
                cries_wolf?: boolean | null;
                /** @description Findings from this settlement month on. */
                from_month?: string | null;
                /** @description Findings up to this settlement month. */
                until_month?: string | null;
                /** @description Findings at this hospital. */
                provider_id?: string | null;
                /** @description The order; by number when none is named. */
                sort?: ("rule" | "hits" | "amount_fen" | "cleared_permyriad") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateFile"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "audit_rule.view": {
        parameters: {
            query: {
                /** @description Its public number. */
                rule: number;
                /** @description Findings from this settlement month on. */
                from_month?: string | null;
                /** @description Findings up to this settlement month. */
                until_month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "case.queue": {
        parameters: {
            query?: {
                /** @description `mine`: what waits for a duty of the caller's; `all`, the default. */
                scope?: ("mine" | "all") | null;
                /** @description Only this kind. */
                kind?: ("audit" | "sample" | "statement" | "payment" | "voucher" | "referral" | "chronic_recognition" | "reimbursement" | "payee_change" | "organisation_change" | "chain_change" | "data_export" | "data_repair" | "catalogue_change" | "item_mapping" | "books_reopening" | "person_standing" | "cost_bearing" | "knowledge_change") | null;
                /** @description Only those in this state: a duty waited for, or draft, with_provider, returned, completed, rejected, withdrawn. */
                stage?: ("draft" | "first_review" | "second_review" | "approve" | "legal_review" | "collective_convene" | "upper_approve" | "pay_release" | "voucher_review" | "voucher_post" | "security_admin" | "parameter_review" | "inspection" | "with_provider" | "returned" | "completed" | "rejected" | "withdrawn") | null;
                /** @description Only of this settlement month. */
                month?: string | null;
                /** @description Only of this provider. */
                provider_id?: string | null;
                /** @description Only of providers whose name has this in it. */
                provider?: string | null;
                /** @description Only those whose time limit has passed. */
                overdue?: boolean | null;
                /** @description What to sort by; the end of the time limit when left out. */
                sort?: ("due_on" | "opened_on" | "amount_fen") | null;
                /** @description From the greatest down. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page46"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "case.view": {
        parameters: {
            query: {
                /** @description The case. */
                case_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "catalogue.change_lines": {
        parameters: {
            query: {
                /** @description The case. */
                case_id: string;
                /** @description added, changed, ended or ceiling. */
                kind?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page19"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "catalogue.item": {
        parameters: {
            query: {
                /** @description National code. */
                item_code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemShown2"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "catalogue.list": {
        parameters: {
            query?: {
                /** @description The day, YYYY-MM-DD; left out: today. */
                on?: string | null;
                /** @description Begin of the code, part of the name, or begin of the initials. */
                words?: string | null;
                /** @description The national list. */
                list?: ("drug" | "herb" | "preparation" | "ethnic_drug" | "granules" | "service" | "consumable") | null;
                /** @description a, b or c. */
                class?: string | null;
                /** @description The order; by code when none is named. */
                sort?: ("code" | "price_fen") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page18"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "catalogue.load": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewItems"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsLoaded"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "catalogue.touched": {
        parameters: {
            query: {
                /** @description The case. */
                case_id: string;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page20"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "claim.explain": {
        parameters: {
            query: {
                /** @description The visit. */
                visit_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimExplained"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "claim.import": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimsToImport"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimsImported"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "claim.list": {
        parameters: {
            query?: {
                /** @description Settled in this settlement month. */
                month?: string | null;
                /** @description Of this provider. */
                provider_id?: string | null;
                /** @description Outpatient or inpatient. */
                kind?: ("outpatient" | "inpatient") | null;
                /** @description admitted, discharged, settled or cancelled. */
                state?: ("admitted" | "discharged" | "settled" | "cancelled") | null;
                /** @description The hospital's own number, exactly. */
                record_number?: string | null;
                /** @description What to sort by; the visit's number when left out. */
                sort?: ("admit_date" | "discharge_date" | "visit") | null;
                /** @description From the greatest down. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page25"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "claim.reverse": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementToReverse"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "claim.settle": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitToSettle"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "claim.settle_anew": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeToSettleAnew"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettledAnew"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "claim.view": {
        parameters: {
            query: {
                /** @description The visit. */
                visit_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "collective.convene": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingToCall"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Called"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "collective.list": {
        parameters: {
            query?: {
                /** @description Only those that still wait. */
                waiting?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page11"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "collective.resolve": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingToResolve"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "collective.view": {
        parameters: {
            query: {
                /** @description The case. */
                case_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "collective.vote": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteToCast"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voted"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "data.fields": {
        parameters: {
            query?: {
                /** @description Words that occur in table, column, name or purpose. */
                text?: string | null;
                /** @description ordinary, personal, sensitive. */
                grade?: ("ordinary" | "personal" | "sensitive") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page43"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "data_export.fetch": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileToFetch"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileFetched"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "data_export.list": {
        parameters: {
            query?: {
                /** @description Only those that may be fetched today. */
                usable?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page44"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "data_export.trace": {
        parameters: {
            query: {
                /** @description Its first column, any part of it, or the SM3 of the whole file; at most 4000 signs. */
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopiesFound"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "data_repair.list": {
        parameters: {
            query?: {
                /** @description Those that wait to be carried out. */
                waiting?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page45"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "data_repair.run": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptToRun"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "document.compare": {
        parameters: {
            query: {
                /** @description Its number. */
                serial: string;
                /** @description Its verification code. */
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compared"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "document.list": {
        parameters: {
            query?: {
                /** @description Of this kind. */
                kind?: ("acceptance_notice" | "supplement_notice" | "approval_decision" | "refusal_decision") | null;
                /** @description Issued in this month. */
                month?: string | null;
                /** @description With this number. */
                serial?: string | null;
                /** @description Of this case. */
                case_id?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page38"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "document.verify": {
        parameters: {
            query: {
                /** @description Its number. */
                serial: string;
                /** @description Its verification code. */
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "document.view": {
        parameters: {
            query: {
                /** @description The document. */
                document_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "duties.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutiesCheck"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "duties.law": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutiesInForce"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "duties.simulate": {
        parameters: {
            query: {
                /** @description The kind of case. */
                kind: "audit" | "sample" | "statement" | "payment" | "voucher" | "referral" | "chronic_recognition" | "reimbursement" | "payee_change" | "organisation_change" | "chain_change" | "data_export" | "data_repair" | "catalogue_change" | "item_mapping" | "books_reopening" | "person_standing" | "cost_bearing" | "knowledge_change";
                /** @description Its amount with what it adds up with, fen; 0 when left out. */
                amount_fen?: number | null;
                /** @description Circumstances by their codes, separated by commas; those of the house are added. */
                circumstances?: string | null;
                /** @description The day it is opened; today when left out. */
                as_of?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulated"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "api.events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "filing.decline": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilingToDecline"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingStands"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "filing.list": {
        parameters: {
            query?: {
                /** @description In this state. */
                state?: ("waiting" | "taken_up" | "declined" | "withdrawn") | null;
                /** @description Of this matter. */
                kind?: ("audit" | "sample" | "statement" | "payment" | "voucher" | "referral" | "chronic_recognition" | "reimbursement" | "payee_change" | "organisation_change" | "chain_change" | "data_export" | "data_repair" | "catalogue_change" | "item_mapping" | "books_reopening" | "person_standing" | "cost_bearing" | "knowledge_change") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page37"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "filing.submit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilingToSubmit"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingStands"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "filing.take_up": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilingToTakeUp"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "filing.view": {
        parameters: {
            query: {
                /** @description The filing. */
                filing_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "filing.withdraw": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilingToWithdraw"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingStands"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "finding.list": {
        parameters: {
            query?: {
                /** @description Only of this settlement month. */
                month?: string | null;
                /** @description Only by this rule. */
                rule?: number | null;
                /** @description Only of this provider. */
                provider_id?: string | null;
                /** @description Only of this case. */
                case_id?: string | null;
                /** @description Only about this claim. */
                visit_id?: string | null;
                /** @description Only in this state. */
                state?: ("lead" | "open" | "upheld" | "cleared") | null;
                /** @description Only those the provider has, or has not, answered. */
                answered?: boolean | null;
                /** @description What to sort by; the finding's number when left out. */
                sort?: ("finding_id" | "amount_fen" | "rule" | "final_fen") | null;
                /** @description From the greatest down. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page47"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "handover.add_items": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemsToAdd"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsAdded"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "handover.send_back": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListToSendBack"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentBack"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "handover.sign": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListToSign"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.certification": {
        parameters: {
            query: {
                /** @description The hospital. */
                provider_id: string;
                /** @description From this day on, YYYY-MM-DD; otherwise of all that is kept. */
                since?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.check_visit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitToCheck"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitChecked"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.issue_key": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyToIssue"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyIssued"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.keep_file": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileToKeep"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileKept"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.keys": {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page26"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.message": {
        parameters: {
            query: {
                /** @description Its id here. */
                message_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.messages": {
        parameters: {
            query?: {
                /** @description Of this day, YYYY-MM-DD; otherwise of all that are kept. */
                day?: string | null;
                /** @description Of this hospital. */
                provider_id?: string | null;
                /** @description Of this transaction. */
                infno?: string | null;
                /** @description With this number of the sender. */
                msgid?: string | null;
                /** @description Refused for this reason. */
                code?: string | null;
                /** @description Only those that were refused, or only those that were carried out. */
                refused?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page27"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.rehearsal": {
        parameters: {
            query: {
                /** @description Its id here. */
                message_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RehearsalShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.sign_in": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SystemToSignIn"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignNumber"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.sign_out": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NumberGivenBack"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.traffic": {
        parameters: {
            query?: {
                /** @description YYYY-MM-DD; otherwise today. */
                day?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrafficShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.trial": {
        parameters: {
            query: {
                /** @description The visit. */
                visit_id: string;
                /** @description The sum of the bill as the hospital has it. */
                total_fen: number;
                /** @description Last day, YYYY-MM-DD. */
                discharge_date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "his.withdraw_key": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyToWithdraw"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyWithdrawn"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "house.found": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Foundation"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Founded"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionChoices"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.close": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectionToClose"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.list": {
        parameters: {
            query?: {
                /** @description In this state. */
                state?: ("open" | "closed") | null;
                /** @description Of this institution. */
                provider_id?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page41"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.open": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectionToOpen"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.record": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Finding"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.replace_inspector": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectorToReplace"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.sign": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordToSign"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "inspection.view": {
        parameters: {
            query: {
                /** @description The inspection. */
                inspection_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "interest.declare": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tie"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Declared2"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "interest.end": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TieToEnd"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Declared2"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "interest.list": {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page39"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "knowledge.change_lines": {
        parameters: {
            query: {
                /** @description The case. */
                case_id: string;
                /** @description added, changed, ended or ceiling. */
                kind?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page16"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "knowledge.dry_run": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeToTry"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOutcome"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "knowledge.file": {
        parameters: {
            query: {
                /** @description The table. */
                table: string;
                /** @description The day, YYYY-MM-DD; left out: today. */
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateFile"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "knowledge.read_sheet": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowledgeSheet"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeSheetRead"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "knowledge.rows": {
        parameters: {
            query: {
                /** @description The table. */
                table: string;
                /** @description The day, YYYY-MM-DD; left out: today. */
                on?: string | null;
                /** @description Begin of a code, part of an item's name or of the reference. */
                words?: string | null;
                /** @description Only rows about this item, by its whole code. */
                item_code?: string | null;
                /** @description Only rows of this version; 0 the founding one. */
                version?: number | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page15"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "knowledge.tables": {
        parameters: {
            query?: {
                /** @description The day, YYYY-MM-DD; left out: today. */
                on?: string | null;
                /** @description Part of the table's name. */
                words?: string | null;
                /** @description Only this table. */
                table?: string | null;
                /** @description Those with rows, or those without. */
                filled?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page14"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "knowledge.touched": {
        parameters: {
            query: {
                /** @description The case. */
                case_id: string;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page17"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "ledger.accounts": {
        parameters: {
            query?: {
                /** @description Only accounts this fund may use. */
                fund?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "ledger.close_month": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MonthToClose"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthClosed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "ledger.funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "ledger.journal": {
        parameters: {
            query?: {
                /** @description The month of the books; the present one when left out. */
                month?: string | null;
                /** @description The fund; the first that pays when left out. */
                fund?: string | null;
                /** @description Only this account. */
                account?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page32"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "ledger.look_into_reopening": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopeningLookedInto"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReopeningSeen"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "ledger.months": {
        parameters: {
            query?: {
                /** @description Only those that were opened again, or only the others. */
                reopened?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page33"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "ledger.trial_balance": {
        parameters: {
            query?: {
                /** @description The month of the books; the present one when left out. */
                month?: string | null;
                /** @description The fund; the first that pays when left out. */
                fund?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalanceShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.decisions": {
        parameters: {
            query: {
                /** @description The case. */
                case_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.list": {
        parameters: {
            query?: {
                /** @description Of this hospital only. */
                provider_id?: string | null;
                /** @description pending, approved, rejected or withdrawn. */
                state?: ("pending" | "approved" | "rejected" | "withdrawn") | null;
                /** @description Begin of the own code or the national code, or part of the own name. */
                words?: string | null;
                /** @description The national list. */
                list?: ("drug" | "herb" | "preparation" | "ethnic_drug" | "granules" | "service" | "consumable") | null;
                /** @description The order; the latest first when none is named. */
                sort?: ("own_code" | "item_code" | "from_date") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page21"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.match_rate": {
        parameters: {
            query?: {
                /** @description The settlement month; left out: this month, or all months of the hospital named. */
                month?: string | null;
                /** @description Of this hospital only. */
                provider_id?: string | null;
                /** @description Those only that do not reach what they should. */
                below?: boolean | null;
                /** @description The order; the lowest rate first when none is named. */
                sort?: ("rate_permyriad" | "lines" | "unmatched_fen" | "month") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page23"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.propose": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMappings"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingsProposed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.providers": {
        parameters: {
            query?: {
                /** @description Part of the name. */
                words?: string | null;
                /** @description The order; the longest waiting first when none is named. */
                sort?: ("pending" | "approved") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page22"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.read_sheet": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingSheet"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingSheetRead"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.review": {
        parameters: {
            query: {
                /** @description The hospital. */
                provider_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.sheet_template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateFile"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.unmatched": {
        parameters: {
            query?: {
                /** @description The settlement month; left out: this month. */
                month?: string | null;
                /** @description Of this hospital only. */
                provider_id?: string | null;
                /** @description unmapped or contradicting. */
                fault?: ("unmapped" | "contradicting") | null;
                /** @description The order; the largest amount first when none is named. */
                sort?: ("lines" | "amount_fen" | "own_code") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page24"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.unmatched_file": {
        parameters: {
            query?: {
                /** @description The settlement month; left out: this month. */
                month?: string | null;
                /** @description Of this hospital only. */
                provider_id?: string | null;
                /** @description unmapped or contradicting. */
                fault?: ("unmapped" | "contradicting") | null;
                /** @description The order; the largest amount first when none is named. */
                sort?: ("lines" | "amount_fen" | "own_code") | null;
                /** @description The other way round. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateFile"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "mapping.withdraw": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingToWithdraw"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingsWithdrawn"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "material.open": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperToOpen"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperOpened"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "material.upload": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Paper"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.accept": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Application"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.extend": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.form": {
        parameters: {
            query: {
                /** @description Its kind of case. */
                kind: "audit" | "sample" | "statement" | "payment" | "voucher" | "referral" | "chronic_recognition" | "reimbursement" | "payee_change" | "organisation_change" | "chain_change" | "data_export" | "data_repair" | "catalogue_change" | "item_mapping" | "books_reopening" | "person_standing" | "cost_bearing" | "knowledge_change";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterForm"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterList"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.read_sheet": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sheet"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetAnswer"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.redraw": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.reject": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepAgainstCase"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.resubmit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resubmission2"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.resume": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.return": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepAgainstCase"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepOfCase"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.sheet_template": {
        parameters: {
            query: {
                /** @description Its kind of case. */
                kind: "audit" | "sample" | "statement" | "payment" | "voucher" | "referral" | "chronic_recognition" | "reimbursement" | "payee_change" | "organisation_change" | "chain_change" | "data_export" | "data_repair" | "catalogue_change" | "item_mapping" | "books_reopening" | "person_standing" | "cost_bearing" | "knowledge_change";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateFile"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.supplement": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Brought"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.suspend": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "matter.withdraw": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "month.freeze": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfMonth"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Frozen"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "month.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Months"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "month.view": {
        parameters: {
            query?: {
                /** @description The settlement month. */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "api.document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyTree"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.appointment_check": {
        parameters: {
            query: {
                /** @description The natural person. */
                staff_id: string;
                /** @description The post, by code. */
                post: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentChecked"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeChoices"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.delegations": {
        parameters: {
            query?: {
                /** @description From or to somebody whose name has this in it. */
                name?: string | null;
                /** @description In this state. */
                state?: ("coming" | "current" | "expired" | "revoked") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page6"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentList"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.handover": {
        parameters: {
            query: {
                /** @description The handover. */
                handover_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.handovers": {
        parameters: {
            query?: {
                /** @description Signed by all three, or not yet. */
                complete?: boolean | null;
                /** @description Only those that wait for the caller's signature. */
                mine?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page8"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.issue_code": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCode"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.people": {
        parameters: {
            query?: {
                /** @description Whose name has this in it. */
                name?: string | null;
                /** @description Who holds a post of this department today, by code. */
                department?: string | null;
                /** @description In this state. */
                status?: ("proposed" | "active" | "left") | null;
                /** @description Of providers, or of the agency. */
                of_provider?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page5"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.person": {
        parameters: {
            query: {
                /** @description The natural person. */
                staff_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.platform": {
        parameters: {
            query: {
                /** @description The platform. */
                platform_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.platforms": {
        parameters: {
            query?: {
                /** @description Whose name has this in it. */
                name?: string | null;
                /** @description Of this type. */
                unit_type?: string | null;
                /** @description In this state. */
                status?: ("filed" | "closed") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page9"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.posts": {
        parameters: {
            query?: {
                /** @description Whose name has this in it. */
                name?: string | null;
                /** @description Of this department, by code. */
                department?: string | null;
                /** @description Of this type. */
                post_type?: string | null;
                /** @description Only key posts, or only others. */
                key_post?: boolean | null;
                /** @description Closed ones as well. */
                closed?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page4"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.propose": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Candidate"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "organisation.rotations": {
        parameters: {
            query?: {
                /** @description In this state. */
                state?: ("overdue" | "due_soon" | "not_due") | null;
                /** @description Of somebody whose name has this in it. */
                name?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page7"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "oversight.deadlines": {
        parameters: {
            query?: {
                /** @description Only those whose limit has passed; near ones as well when left out. */
                overdue?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page42"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "oversight.practice": {
        parameters: {
            query?: {
                /** @description The first day, YYYY-MM-DD; thirty days ago when left out. */
                from?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.instruction_file": {
        parameters: {
            query: {
                /** @description The batch. */
                batch_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.list": {
        parameters: {
            query?: {
                /** @description Of this settlement month. */
                month?: string | null;
                /** @description In this state. */
                state?: ("made" | "released" | "closed" | "void") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page30"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.make": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToPay"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchMade"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.reject": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.release": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToRelease"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Released"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.resolve_unknown": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToConfirm"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.take_receipt": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptToTake"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptTaken"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.view": {
        parameters: {
            query: {
                /** @description The batch. */
                batch_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "payment.void": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "person.enrol": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPersons"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "person.record_deaths": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeathList"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeathsRecorded"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "person.reveal": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldToReveal"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "person.standings": {
        parameters: {
            query?: {
                /** @description Of this standing. */
                standing?: ("hardship" | "registered_poor" | "extreme_poverty" | "subsistence" | "returned_to_poverty" | "near_subsistence" | "monitored" | "illness_impoverished" | "retiree" | "civil_servant" | "student" | "disabled" | "low_income" | "preferred") | null;
                /** @description In force on this day, YYYY-MM-DD. */
                on?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page36"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "policy.cases": {
        parameters: {
            query?: {
                /** @description The file of the one. */
                file?: string | null;
                /** @description Its name within the file. */
                name?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkedCases"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "policy.compare": {
        parameters: {
            query: {
                /** @description The one. */
                one: string;
                /** @description Its day; today, or the nearest day on which it holds, when left out. */
                one_on?: string | null;
                /** @description The other. */
                other: string;
                /** @description Its day; likewise. */
                other_on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoliciesCompared"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "policy.list": {
        parameters: {
            query?: {
                /** @description Words that occur in its id, name, region or note. */
                text?: string | null;
                /** @description In force on this day. */
                as_of?: string | null;
                /** @description What to sort by; region, insurance and first day when left out. */
                sort?: ("region" | "from_date") | null;
                /** @description From the greatest down. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page10"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "policy.show": {
        parameters: {
            query: {
                /** @description Its id. */
                policy_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "policy.try": {
        parameters: {
            query: {
                /** @description Person and bills as JSON, in the form of `GivenCase`. */
                case: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tried2"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "policy.what_if": {
        parameters: {
            query: {
                /** @description The policy to compare with, and to begin with. */
                policy_id: string;
                /** @description Values changed, a JSON list of place, from, cell and value. */
                changes?: string | null;
                /** @description The text of a draft instead, at most 40 000 bytes. */
                draft?: string | null;
                /** @description The year of admission. */
                year: number;
                /** @description What the basic fund holds, fen; with the income the months payable are told. */
                balance_fen?: number | null;
                /** @description Its income of a year, fen. */
                income_fen?: number | null;
                /** @description What it spends in a year on other than these stays, fen. */
                other_spending_fen?: number | null;
                /** @description All figures as a file too. */
                file?: ("csv" | "xlsx") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfShown"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "provider.list": {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page12"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "provider.register": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProviders"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredProviders"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reading.abnormal": {
        parameters: {
            query?: {
                /** @description The first day, YYYY-MM-DD; otherwise six days before the last. */
                from?: string | null;
                /** @description The last day; otherwise today. */
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbnormalReport"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reading.list": {
        parameters: {
            query?: {
                /** @description The first day, YYYY-MM-DD; otherwise six days before the last. */
                from?: string | null;
                /** @description The last day; otherwise today. */
                until?: string | null;
                /** @description By this member of staff. */
                staff_id?: string | null;
                /** @description Of this insured person. */
                person_id?: string | null;
                /** @description By this question or command. */
                purpose?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page29"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reading.seal_day": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayToSeal"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaySealed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reconciliation.list": {
        parameters: {
            query?: {
                /** @description Of this settlement month. */
                month?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page34"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reconciliation.run": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MonthToReconcile"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciled"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reconciliation.view": {
        parameters: {
            query?: {
                /** @description The settlement month; the one reconciled last when left out. */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reimbursement.list": {
        parameters: {
            query?: {
                /** @description Approved in this month. */
                month?: string | null;
                /** @description In this state. */
                state?: ("approved" | "in_payment" | "paid" | "lapsed") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page35"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "reimbursement.reconciliation": {
        parameters: {
            query?: {
                /** @description The month in which the reimbursements were approved; this month when left out. */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementsReconciled"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "rights.confirm_review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewToConfirm"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewConfirmed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "rights.list": {
        parameters: {
            query?: {
                /** @description 2026-Q4; otherwise the present one. */
                quarter?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsList"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.commit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeedCommitment"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Committed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.draw": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfMonth"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drawn"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.file": {
        parameters: {
            query: {
                /** @description The settlement month. */
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleFile"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.freeze": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfMonth"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixedClaims"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.record_withheld": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfMonth"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithheldSeeds"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.resubmit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleResubmission"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.reveal": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeedToReveal"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed2"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleReview"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sample.view": {
        parameters: {
            query?: {
                /** @description The settlement month. */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sealing.change_key": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyName"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyChanged"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sealing.reseal": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupToReseal"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupResealed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "sealing.retire_key": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyName"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyRetired"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.change_password": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.choose_password": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstPassword"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChosen"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.enrol_second_factor": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeShown"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Myself"] & {
                        /** @description The token every write must carry. */
                        csrf: string;
                    };
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAccount"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.offer_second_factor": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedSecondFactor"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.prove": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeShown"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.sign_in": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The token every write must carry. */
                        csrf: string;
                    };
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "session.sign_out": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "settlement_list.judge": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListToJudge"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStands"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "settlement_list.submit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListsToSubmit"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListsStand"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "settlement_list.upload": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListToUpload"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStands"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "settlement_list.view": {
        parameters: {
            query: {
                /** @description The list. */
                settlement_list_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementListView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "spot_check.draw": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToDraw"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawnCases"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "spot_check.draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpotCheckDraws"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "spot_check.list": {
        parameters: {
            query?: {
                /** @description Finished in this month. */
                month?: string | null;
                /** @description Of this kind. */
                kind?: ("audit" | "sample" | "statement" | "payment" | "voucher" | "referral" | "chronic_recognition" | "reimbursement" | "payee_change" | "organisation_change" | "chain_change" | "data_export" | "data_repair" | "catalogue_change" | "item_mapping" | "books_reopening" | "person_standing" | "cost_bearing" | "knowledge_change") | null;
                /** @description With this result, or still open. */
                result?: ("open" | "in_order" | "fault") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page40"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "spot_check.record": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Found"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.approve": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfStatement"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.approve_above": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfStatement"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.declarable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarableMonths"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.declare": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfMonth"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Declared"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.first_review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfStatement"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.list": {
        parameters: {
            query?: {
                /** @description Only of this settlement month. */
                month?: string | null;
                /** @description Only of this provider. */
                provider_id?: string | null;
                /** @description Only in this state. */
                state?: ("in_review" | "approved" | "returned" | "in_payment" | "paid") | null;
                /** @description What to sort by; the serial number when left out. */
                sort?: ("serial" | "month" | "pay_by" | "total_fen") | null;
                /** @description From the greatest down. */
                descending?: boolean | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page48"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.pdf": {
        parameters: {
            query: {
                statement_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.return": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementReturn"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.second_review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfStatement"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementMoved"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "statement.view": {
        parameters: {
            query: {
                /** @description The statement. */
                statement_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "trail.checkpoints": {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointList"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "trail.entry": {
        parameters: {
            query: {
                /** @description Its number. */
                entry_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryProven"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "trail.list": {
        parameters: {
            query?: {
                /** @description About an object of this kind: statement, case, settlement … */
                about_kind?: string | null;
                /** @description With this id, as people see it. */
                about_id?: string | null;
                /** @description By this person. */
                staff_id?: string | null;
                /** @description By a person of this name. */
                staff_name?: string | null;
                /** @description From this day on, YYYY-MM-DD in Beijing. */
                from?: string | null;
                /** @description Up to this day. */
                until?: string | null;
                /** @description This verb. */
                command?: string | null;
                /** @description done or refused. */
                outcome?: ("done" | "refused") | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page28"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.admit": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitBegun"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.amend": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitAmended"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitBegun"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.cancel": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitToCancel"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitBegun"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.discharge": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitEnd"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitBegun"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.register": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitBegun"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.reopen": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitToReopen"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitBegun"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.upload_fees": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLines"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesTaken"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "visit.void_fees": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinesToVoid"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesVoided"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.list": {
        parameters: {
            query?: {
                /** @description Of this month of the books. */
                month?: string | null;
                /** @description Of this fund. */
                fund?: string | null;
                /** @description In this state. */
                state?: ("made" | "reviewed" | "posted" | "void") | null;
                /** @description Booking this batch. */
                batch_id?: string | null;
                /** @description The page, from 1. */
                page?: number | null;
                /** @description Rows a page, 1 to 100. */
                page_size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page31"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.make": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentsToBook"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherMade"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.make_opening": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovementsToBook"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherMade"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.post": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherAndComment"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.return": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.reverse": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherMade"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.review": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherAndComment"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.view": {
        parameters: {
            query: {
                /** @description The voucher. */
                voucher_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherView"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "voucher.void": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherAndReason"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherState"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "witness.appoint": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WitnessToAppoint"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "witness.dismiss": {
        parameters: {
            query?: {
                /** @description Do everything, then undo it. */
                dry_run?: boolean;
            };
            header: {
                /** @description The token of the session, from session/me. */
                "X-CSRF-Token": string;
                /** @description The same key, the same effect, once. Not needed for a dry run. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WitnessToDismiss"];
            };
        };
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointed"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
    "workbench.mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workbench"];
                };
            };
            default: components["responses"]["NotDone"];
        };
    };
}
